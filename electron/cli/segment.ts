/** `jiaoban segment FILE…`: cuts files into articles and prints what was found, without any library. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'

import { diskReader, readSource, readText, type ReadText } from '#electron/services/importing/index.ts'
import { failureInWords, type Failure } from '#shared/contract/index.ts'
import { kindInWords } from '#shared/model/index.ts'
import { byLine, questionInWords, segmentPage, type SegmentationResult } from '#shared/segmentation/index.ts'
import { TOPICS } from '#shared/topics/index.ts'

import { language, say } from './language.ts'
import { printLine } from './output.ts'

/** Prints one JSON object, or a few lines for reading, for each file in the order of the arguments. Returns the exit code. */
export async function segment(files: readonly string[], options: { readonly json?: boolean }): Promise<number> {
  let refused = 0
  for (const file of files) {
    const cut = await segmentFile(file)
    if ('error' in cut) refused++
    await printLine(options.json === true ? JSON.stringify(cut) : inWords(cut))
  }
  return refused > 0 ? 1 : 0
}

interface Refused {
  readonly file: string
  readonly error: { readonly code: string; readonly message: string }
}

type Segmented = Awaited<ReturnType<typeof segmentedPage>>

async function segmentFile(file: string): Promise<Segmented | Refused> {
  const bytes = await readSource(diskReader, resolve(file))
  if (!(bytes instanceof Uint8Array)) return refusedFile(file, bytes)
  const read = readText(file, bytes)
  if (!('text' in read)) return refusedFile(file, read)
  const result = byLine(segmentPage(read.input), read.pieces, read.lines.length)
  return segmentedPage(file, createHash('sha256').update(bytes).digest('hex'), read, result)
}

function refusedFile(file: string, why: Failure): Refused {
  return { file, error: { code: why.code, message: failureInWords(why, language) } }
}

/** The shape of README's "segment": block numbers are the file's non-blank lines from 0, offsets UTF-16 in the decoded text. */
function segmentedPage(file: string, sha256: string, read: ReadText, result: SegmentationResult) {
  const idOf = (article: number | null): string | null => (article === null ? null : `A${article + 1}`)
  return {
    file,
    sha256,
    blocks: read.lines.map(({ i, start, end, text }) => {
      const decision = result.blocks[i]
      return {
        i,
        start,
        end,
        text,
        role: decision?.role ?? null,
        article: idOf(decision?.article ?? null),
        joins: decision?.joins ?? null,
        p: decision?.p ?? null,
      }
    }),
    articles: result.articles.map(({ kind, title, order, topics }, i) => ({
      id: idOf(i),
      kind,
      title,
      order,
      topics: topics.map((topic) => slugOf(topic.id)),
    })),
    duplicates: result.duplicates.map(({ kind, keep, drop }) => ({ kind, keep, drop })),
    doubts: result.doubts.map((doubt) => ({ block: doubt.block, question: questionInWords(doubt, language), p: doubt.p })),
  }
}

const slugs: ReadonlyMap<string, string> = new Map(TOPICS.map((topic) => [topic.id, topic.slug]))

function slugOf(topic: string): string {
  return slugs.get(topic) ?? topic
}

function inWords(cut: Segmented | Refused): string {
  if ('error' in cut) return `${cut.file}\n  ${cut.error.message}`
  const articles = cut.articles.map(({ id, kind, title, order }) => {
    const blocks = say(`${order.length} 块`, `${order.length} blocks`)
    return `  ${id ?? ''}  ${kindInWords(kind, language)}  ${title === '' ? say('（无题）', '(no headline)') : title}  ${blocks}`
  })
  const shelf = cut.blocks.filter((block) => block.article === null).length
  const rest = say(
    `  待定 ${shelf} 块，疑点 ${cut.doubts.length} 处，重复 ${cut.duplicates.length} 组`,
    `  shelf: ${shelf} blocks, doubts: ${cut.doubts.length}, groups of copies: ${cut.duplicates.length}`,
  )
  return [cut.file, ...articles, rest].join('\n')
}
