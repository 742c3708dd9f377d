/** What lists show: the numbers of their items, and the shape that their rows have in common. */
import { numberOf } from '#shared/text/index.ts'

/** An item's number, and how it is written: only numbers that are written alike are of one list. */
export interface ItemNumber {
  readonly style: string
  /** From 1 on; of a time the minutes since midnight. */
  readonly n: number
}

/** How an item with a number can begin. */
const mayCount = /^[（(\d一二三四五六七八九十其第①-⑳]/
const clock = /^(\d{1,2})[:：.]([0-5]\d)(?!\d)/
const styles: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['circled', /^([①-⑳])/],
  ['bracket', /^[（(]([一二三四五六七八九十]{1,3})[)）]/],
  ['list', /^([一二三四五六七八九十]{1,3})[、.．]/],
  ['is', /^([一二三四五六七八九])是/],
  ['of', /^其([一二三四五六七八九])[，,、:：]/],
  ['ordinal', /^第([一二三四五六七八九十\d]{1,3})[条條名章节節轮輪,，、:：]/],
  ['figure-bracket', /^[（(](\d{1,2})[)）]/],
  ['figure', /^(\d{1,3})(?:[)）、．]|\.(?!\d))/],
  ['serial', /^(\d{1,2})[\s\u3000]+[^\d\s]/],
  // A crosshead that is nothing but its number.
  ['bare', /^(0\d|[一二三四五六七八九]|十[一二三四五六七八九]?)$/],
]

/** The number that a line begins with as one of several: 一、, 3., 第二名, ④, the time of a programme. Undefined where there is none. */
export function itemNumber(text: string): ItemNumber | undefined {
  const start = text.slice(0, 8)
  if (!mayCount.test(start)) return undefined
  const [, hours = '99', minutes = ''] = clock.exec(start) ?? []
  if (Number(hours) < 25) return { style: 'time', n: 60 * Number(hours) + Number(minutes) }
  for (const [style, pattern] of styles) {
    const written = pattern.exec(start)?.[1]
    if (written === undefined) continue
    const n = numberOf(written) ?? 0
    return n > 0 ? { style, n } : undefined
  }
  return undefined
}

/** Shortest shape that tells anything: that of most headlines is `字`. */
const SHORTEST_SHAPE = 3

/**
 * What a line is made of, whatever the words: 朔宁飞马—临海蓝鲸 今日19:35 is `字—字 字9:9`. Runs of Chinese characters, of Latin words and of digits count as
 * one each. Empty where that tells nothing.
 */
export function shapeOf(text: string): string {
  const shape = text
    .replace(/\d+/g, '9')
    .replace(/[A-Za-z]+(?:\s+[A-Za-z]+)*/g, 'a')
    .replace(/\p{Script=Han}+/gu, '字')
    .replace(/[\s\u3000]+/g, ' ')
  return shape.length >= SHORTEST_SHAPE || shape === 'a?' ? shape : ''
}

/** Share of the longer shape that two have in common at their ends. */
const ALIKE = 0.65

/** Two shapes that begin and end alike, as the rows of one table do. */
export function alikeShapes(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  const [longest, shortest] = a.length < b.length ? [b.length, a.length] : [a.length, b.length]
  let head = 0
  while (head < shortest && a[head] === b[head]) head++
  let tail = 0
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return head + tail >= ALIKE * longest && head + tail > 1
}
