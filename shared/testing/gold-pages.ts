/** Pages with gold annotation for tests: the five sample pages of the project, and small ones of our own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Bug } from '#shared/base/index.ts'
import type { SegmentationResult } from '#shared/segmentation/index.ts'

import type { Annotation } from './score.ts'

export interface GoldPage {
  readonly name: string
  /** The page's text as a file would hold it, a blank line between two lines. */
  readonly text: string
  readonly texts: readonly string[]
  readonly gold: Annotation
}

const seeds = join(import.meta.dirname, '..', '..', 'seeds')
const small = join(import.meta.dirname, 'small-pages')

/** The five sample pages, in order of their names. */
export function seedPages(): GoldPage[] {
  const names = readdirSync(seeds).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => {
    const text = readFileSync(join(seeds, name), 'utf8')
    const gold = JSON.parse(readFileSync(join(seeds, 'gold', name.replace('.txt', '.gold.json')), 'utf8')) as Annotation
    return { name, text, texts: linesOf(text), gold }
  })
}

/** Our own small pages of other kinds of newspapers. Their format is described at `parseSmallPage`. */
export function smallPages(): GoldPage[] {
  const names = readdirSync(small).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => parseSmallPage(name, readFileSync(join(small, name), 'utf8')))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const roles: Readonly<Record<string, string>> = {
  k: 'kicker',
  h: 'headline',
  s: 'subhead',
  b: 'byline',
  t: 'body',
  c: 'caption',
  r: 'credit',
  x: 'section',
  j: 'jump',
  a: 'ad',
  n: 'noise',
}

/**
 * Reads a page of lines like `A2.t+ the text`: article (`-` for none), role by its letter, `+` where the line joins the
 * body line of its article before. A headline that stands behind its text comes first in the order, and what stands in
 * the headline group with it.
 */
export function parseSmallPage(name: string, source: string): GoldPage {
  const articles = new Map<string, number[]>()
  const blocks: { i: number; article: string | null; role: string; joins: number | null }[] = []
  const texts: string[] = []
  for (const line of linesOf(source)) {
    const [, id = '', letter = '', plus = '', text = ''] = /^(\S+?)\.(\w)(\+?) (.*)$/.exec(line) ?? []
    const role = roles[letter]
    if (role === undefined) throw new Bug(`${name}: no such line: ${line}`)
    const i = texts.push(text) - 1
    const order = articles.get(id) ?? []
    const joins = plus === '' ? null : (order.findLast((block) => blocks[block]?.role === 'body') ?? null)
    blocks.push({ i, article: id === '-' ? null : id, role, joins })
    if (id !== '-') articles.set(id, [...order, i])
  }
  const roleOf = (block: number): string => blocks[block]?.role ?? ''
  return {
    name,
    text: texts.join('\n\n'),
    texts,
    gold: { blocks, articles: [...articles].map(([id, order]) => ({ id, order: headFirst(order, roleOf) })), duplicates: [] },
  }
}

function headFirst(order: readonly number[], roleOf: (block: number) => string): number[] {
  const headline = order.findIndex((block) => roleOf(block) === 'headline')
  const text = order.findIndex((block) => roleOf(block) === 'body' || roleOf(block) === 'caption')
  if (headline < text || text < 0) return [...order]
  const rank = ['kicker', 'headline', 'subhead']
  const head = order.filter((block, k) => rank.includes(roleOf(block)) && (k === 0 || roleOf(block) !== 'subhead'))
  head.sort((a, b) => rank.indexOf(roleOf(a)) - rank.indexOf(roleOf(b)))
  return [...head, ...order.filter((block) => !head.includes(block))]
}

/** A result in the shape that the scorer takes. */
export function annotationOf(result: SegmentationResult): Annotation {
  return {
    blocks: result.blocks.map((block, i) => ({
      i,
      article: block.article === null ? null : String(block.article),
      role: block.role,
      joins: block.joins,
    })),
    articles: result.articles.map((article, i) => ({ id: String(i), order: article.order })),
    duplicates: result.duplicates,
  }
}
