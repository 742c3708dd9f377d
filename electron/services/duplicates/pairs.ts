/** Pairs of records that are alike, as rows of numbers, so that millions go between threads in one piece. */
import type { Link } from '#shared/duplicates/index.ts'

const kinds = ['exact', 'near', 'contained'] as const
const wholes = ['both', 'a', 'b', 'neither'] as const
const ROW = 10

/** A row: both records, kind, whole, figures, score, the two spans. */
export function packLinks(links: readonly Link[]): Float64Array {
  const rows = new Float64Array(links.length * ROW)
  for (const [i, { a, b, likeness }] of links.entries()) {
    const { kind, whole, figures, score } = likeness
    rows.set(
      [
        a,
        b,
        kinds.indexOf(kind),
        wholes.indexOf(whole),
        Number(figures),
        score,
        likeness.a.start,
        likeness.a.end,
        likeness.b.start,
        likeness.b.end,
      ],
      i * ROW,
    )
  }
  return rows
}

/** The links of packed rows, in their order. */
export function unpackLinks(rows: Float64Array): Link[] {
  const links: Link[] = []
  for (let i = 0; i + ROW <= rows.length; i += ROW) {
    const [a = 0, b = 0, kind = 0, whole = 0, figures, score = 0, aStart = 0, aEnd = 0, bStart = 0, bEnd = 0] = rows.subarray(i, i + ROW)
    const likeness = {
      kind: kinds[kind] ?? 'near',
      whole: wholes[whole] ?? 'both',
      figures: figures === 1,
      score,
      a: { start: aStart, end: aEnd },
      b: { start: bStart, end: bEnd },
    }
    links.push({ a, b, likeness })
  }
  return links
}
