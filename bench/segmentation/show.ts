/** Prints one generated page beside its truth, for eyes: `npx node bench/segmentation/show.ts SEED LEVEL [NUMBER]`. */
import { generatePages, type GeneratedPage } from './generate.ts'
import { LEVELS } from './damage/levels.ts'
import { readPapers } from './papers.ts'

const [, , seed = '1', wanted = 'mixed', number = '0'] = process.argv
const level = LEVELS.find((each) => each === wanted) ?? 'mixed'
const page = generatePages({ papers: readPapers(), seed: Number(seed), count: Number(number) + 1, level }).at(-1)
if (page !== undefined) console.log(linesOf(page).join('\n'))

function linesOf({ name, paper, damages, input, gold }: GeneratedPage): string[] {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const lines = input.blocks.map((block, i) => {
    const truth = gold.blocks[i]
    const join = truth?.joins == null ? '' : `<${truth.joins}`
    const place = block.boxes
      .map((box) => ` [${[box.x, box.y, box.width, box.height].map(Math.round).join(' ')} ${block.label ?? '-'}]`)
      .join('')
    const marks = '#'.repeat(block.marks) + (block.indented ? '>' : '')
    const columns = [
      String(i).padStart(3),
      (truth?.article ?? '-').padEnd(4),
      dropped.has(i) ? 'x' : ' ',
      (truth?.role ?? '').padEnd(9),
      join.padEnd(4),
      marks,
    ]
    return `${columns.join(' ')} ${shortened(block.text)}${place}`
  })
  const orders = gold.articles.map((article) => `${article.id} ${article.kind} ${article.topics.join(' ')}: ${article.order.join(' ')}`)
  const copies = gold.duplicates.map(
    (group) => `${group.kind}: keep ${group.keep.join(' ')}, drop ${group.drop.map((drop) => drop.join(' ')).join(' | ')}`,
  )
  return [`${name} of ${paper}: ${damages.join(', ')}`, ...lines, ...orders, ...copies]
}

function shortened(text: string): string {
  return text.length <= 64 ? text : `${text.slice(0, 30)} … ${text.slice(-28)} (${text.length})`
}
