/**
 * Writes text that has the statistics of news without its sense: words of our invented newspapers, each chosen by the one before
 * it or, as often, at random, so that phrases recur as they do in print and whole sentences seldom do; names and figures are drawn.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parsePaper } from '../segmentation/papers.ts'
import type { Random } from '../segmentation/random.ts'

const FAMILY = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石',
)
const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂兰英华玉文建国志海波峰春红梅晓东鹏飞云龙德清林永福生金宝利新民庆树忠良松柏青山川江',
)

/** Papers whose words are used; named, so that a new paper does not change what is measured. */
const PAPERS = [
  'briefs-page',
  'briefs-two',
  'county-daily',
  'education-weekly',
  'evening-two',
  'metro-evening',
  'north-daily',
  'provincial-daily',
  'south-city',
  'supplement',
  'trade-paper',
  'trade-two',
  'weekend-supplement',
]

/** Words and what followed each of them, by number. */
interface Vocabulary {
  readonly words: readonly string[]
  readonly next: readonly Uint32Array[]
  /** Words that began a sentence. */
  readonly starts: readonly number[]
  /** All words as often as they stood. */
  readonly all: readonly number[]
}

let vocabulary: Vocabulary | undefined

function read(): Vocabulary {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const numbers = new Map<string, number>()
  const words: string[] = []
  const next: number[][] = []
  const starts: number[] = []
  const all: number[] = []
  const papers = PAPERS.map((name) =>
    parsePaper(name, readFileSync(join(import.meta.dirname, '../segmentation/papers', `${name}.txt`), 'utf8')),
  )
  const texts = papers.flatMap(({ articles }) =>
    articles.flatMap(({ lines }) => lines.flatMap(({ role, text }) => (role === 'body' ? [text] : []))),
  )
  for (const text of texts) {
    for (const sentence of text.split(/[。!?！？；;:：“”"()（）\s]/)) {
      let before = -1
      for (const { segment } of segmenter.segment(sentence)) {
        if (!/^(?:\p{Script=Han}+|[，,、])$/u.test(segment)) continue
        const known = numbers.get(segment)
        const word = known ?? words.length
        if (known === undefined) {
          numbers.set(segment, word)
          words.push(segment === ',' ? '，' : segment)
          next.push([])
        }
        if (before < 0) starts.push(word)
        else next[before]?.push(word)
        before = word
        all.push(word)
      }
    }
  }
  return { words, next: next.map((list) => Uint32Array.from(list)), starts, all }
}

/** A person's name of two or three characters. */
export function nameOf(random: Random): string {
  return random.pick(FAMILY) + random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : '')
}

/** A sentence with its full stop, of about 20 to 60 characters. */
export function sentenceOf(random: Random): string {
  const { words, next, starts, all } = (vocabulary ??= read())
  let sentence = ''
  const length = random.int(16, 50)
  let word = random.pick(starts)
  while (sentence.length < length) {
    sentence += words[word] ?? ''
    const after = next[word]
    word = after !== undefined && after.length > 0 && random.chance(0.5) ? (after[random.int(0, after.length - 1)] ?? 0) : random.pick(all)
    if (random.chance(0.03)) sentence += `${String(random.int(2, 980))}${random.pick(['人', '元', '亩', '户', '公里', '吨', '%', '万元'])}`
    if (random.chance(0.02)) sentence += nameOf(random)
  }
  return `${sentence.replace(/，+$/, '').replace(/，，+/g, '，')}。`
}

/** Running text of about so many characters, with a lead and a credit as papers have them. */
export function articleOf(random: Random, length: number): string {
  const lead = random.chance(0.6) ? `本报讯（记者 ${nameOf(random)}）` : ''
  let text = lead
  let paragraph = 0
  while (text.length < length) {
    text += sentenceOf(random)
    if (text.length - paragraph > 180 && random.chance(0.5)) {
      paragraph = text.length
      text += '\n'
    }
  }
  return text
}

const SCENES = ['近日', '昨天上午', '日前', '本周末', '连日来', '节日期间', '入夏以来', '昨晚']

/** A caption of 15 to 60 characters that count. */
export function captionOf(random: Random): string {
  const credit = random.chance(0.6) ? `${random.pick(['本报记者 ', '记者 ', '通讯员 ', ''])}${nameOf(random)} 摄` : ''
  const middle = sentenceOf(random).slice(0, random.int(14, 46))
  return `${random.pick(['图为', '', random.pick(SCENES) + '，'])}${middle.replace(/[，。]+$/, '')}。${credit}`
}
