import { describe, expect, it } from 'vitest'

import {
  learnFrom,
  learnWeights,
  NO_WEIGHTS,
  readWeights,
  segmentPage,
  SHIPPED,
  type Course,
  type TaughtPage,
  type Weights,
} from '../index.ts'
import { errorsOn } from './errors.ts'

const LAYER = { units: 4, dropped: 0.5, caution: 10, fewest: 2 }
const QUICK: Course = {
  seams: { epochs: 10, rate: 0.15, pull: 1e-4, hidden: LAYER },
  lines: { epochs: 30, rate: 0.2, pull: 1e-4, hidden: LAYER },
  places: { epochs: 10, rate: 0.15, pull: 1e-4, hidden: LAYER },
  moves: { epochs: 1, rate: 0.1, pull: 1e-4 },
  labels: { epochs: 2, rate: 0.1, pull: 1e-4 },
  sureness: { epochs: 2, rate: 0.1, pull: 1e-4 },
}

const SUBJECTS = ['水闸', '桃园', '中学', '河堤', '夜市', '窑厂', '码头', '戏台', '苗圃', '粮库', '石桥', '渡口']

/** Stories in two pieces, cut where the sentence goes on. */
const STORIES: readonly ((subject: string) => readonly [string, string])[] = [
  (it) => [
    `一早,${it}边就来了许多人,问了价钱,又量了尺寸,说是要把它修得跟从前一样,让老`,
    `人们有个去处。到了晌午支起锅灶,人人都说今年的${it}要热闹了。`,
  ],
  (it) => [
    `守了三十年${it}的葛师傅退了休,接班的是他的徒弟,徒弟每天天不亮就出门,把各处的门`,
    `锁都看一遍,再把账记下来。${it}里的老伙计说,这孩子靠得住。`,
  ],
  (it) => [
    `入冬以后${it}停了工,几台旧机器上了油,盖着油布,只有看门的黄狗还守着,听见脚步`,
    `声就跑出来。开春时${it}又要添人手,告示已经贴到了镇口。`,
  ],
]

/** A page of three stories: each a headline, a paragraph cut in two, and who signed it. */
function pageOf(number: number): TaughtPage {
  const texts = STORIES.flatMap((story, i) => {
    const subject = SUBJECTS[(number * 5 + i) % SUBJECTS.length] ?? ''
    return [`${subject}边的新鲜事`, ...story(subject), `${subject}纪事`]
  })
  return {
    input: { blocks: texts.map((text) => ({ text, marks: 0, indented: false, gap: 1, boxes: [], label: null })) },
    blocks: texts.map((_, i) => ({
      article: Math.floor(i / 4),
      role: i % 4 === 0 ? 'headline' : i % 4 === 3 ? 'byline' : 'body',
      joins: i % 4 === 2 ? i - 1 : null,
      dropped: false,
    })),
    articles: [0, 1, 2].map((story) => [0, 1, 2, 3].map((i) => story * 4 + i)),
  }
}

const pages = Array.from({ length: 8 }, (_, i) => pageOf(i))

/** The greatest difference of two weights for the same cue. */
function farthest(a: Weights, b: Weights): number {
  const [one, other] = [flat(a), flat(b)]
  const names = new Set([...one.keys(), ...other.keys()])
  return Math.max(...Array.from(names, (name) => Math.abs((one.get(name) ?? 0) - (other.get(name) ?? 0))))
}

function flat({ seams, joins, lines, steps, places, moves, sureness }: Weights): Map<string, number> {
  const prefixed = Object.entries(steps).map(([name, model]) => [`from ${name}`, model] as const)
  const models = [...Object.entries({ seams, joins, places, moves, sureness }), ...Object.entries(lines), ...prefixed]
  return new Map(models.flatMap(([name, model]) => Object.entries(model).map(([cue, weight]) => [`${name} ${cue}`, weight] as const)))
}

describe('learnWeights', { timeout: 60_000 }, () => {
  const learned = learnWeights(pages.slice(0, 5), 'test-1', QUICK)

  it('gives the same weights for the same pages, and weights that can be read from a file', () => {
    expect(learnWeights(pages.slice(0, 5), 'test-1', QUICK)).toEqual(learned)
    expect(readWeights(JSON.parse(JSON.stringify(learned)))).toEqual(learned)
    expect(learned.version).toBe('test-1')
    expect(Object.keys(learned.hidden).sort()).toEqual(['joins', 'lines', 'places', 'seams'])
  })

  it('learns from nothing what tells the stories of other such pages apart', () => {
    const others = pages.slice(5)
    const [page] = others
    expect(errorsOn(others, learned)).toBeLessThanOrEqual(others.length)
    if (page !== undefined) expect(segmentPage(page.input, learned).articles.map(({ order }) => order)).toEqual(page.articles)
  })

  it('learns of the characters at the ends of seams only what many different seams have, or what has a weight already', () => {
    const edges = ({ seams }: Weights): string[] => Object.keys(seams).filter((name) => /^(?:opens|ends)-with:/.test(name))
    // Each headline ends so behind another subject; all else at the ends of lines is the same on every page.
    expect(edges(learned)).toEqual(['ends-with:事'])
    const prior: Weights = { ...learned, seams: { 'ends-with:门': 0.5 } }
    expect(learnWeights(pages.slice(0, 5), 'prior', QUICK, prior).seams['ends-with:门']).toBeGreaterThan(0.5)
  })

  it('learns nothing from no pages', () => {
    const none = learnWeights([], 'none', QUICK)
    expect(none).toEqual(NO_WEIGHTS)
  })

  it('takes pages of any shape: empty ones, of one block, of blocks in no article', () => {
    const block = { text: '只有一行字', marks: 0, indented: false, gap: 0, boxes: [], label: null }
    const shelf = { article: null, role: 'noise', joins: null, dropped: false } as const
    const odd: TaughtPage[] = [
      { input: { blocks: [] }, blocks: [], articles: [] },
      { input: { blocks: [block] }, blocks: [{ ...shelf, article: 0, role: 'body' }], articles: [[0]] },
      { input: { blocks: [block, block] }, blocks: [shelf, { ...shelf, dropped: true }], articles: [] },
    ]
    expect(readWeights(learnWeights(odd, 'odd', QUICK))).toBeDefined()
  })
})

describe('learnFrom', { timeout: 60_000 }, () => {
  it('[W3] never moves a weight far from its base', () => {
    const moved = learnFrom(SHIPPED, pages, 'moved')
    expect(moved).not.toBe(SHIPPED)
    expect(farthest(moved, SHIPPED)).toBeGreaterThan(0.02)
    expect(farthest(moved, SHIPPED)).toBeLessThan(0.75)
    expect(learnFrom(SHIPPED, pages, 'moved')).toEqual(moved)
  })
})
