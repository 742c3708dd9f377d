import { describe, expect, it } from 'vitest'

import { Cues } from './cues.ts'
import { factsOf } from './page-facts.ts'
import { edgeCues } from './edge-cues.ts'
import { seamCues } from './seam-cues.ts'
import { seamSetting } from './seam-setting.ts'
import { toInputBlocks } from '../index.ts'

function cuesBetween(text: string, last: number): readonly string[] {
  const facts = factsOf(toInputBlocks(text).input.blocks)
  const [a, b] = [facts.views[last], facts.views[last + 1]]
  if (a === undefined || b === undefined) throw new RangeError('no such line')
  return Cues.of(seamCues(a, b, facts.pairs, seamSetting(facts, last, last + 1))).names
}

describe('lines of a column', () => {
  const full = '城东的老街上住着许多手艺人他们每天早'
  const page = (ending: string): string =>
    [full, full, ending, ...Array.from({ length: 12 }, () => full), '起把门板一块一块卸下来。'].join('\n')

  it('tell by the room that is left whether the next word would have stood in it', () => {
    const cut = cuesBetween(page('起把门板一块一块卸下来扫净门前的路面'), 2)
    const ended = cuesBetween(page('起把门板卸下来。'), 2)
    expect(cut.filter((name) => name.startsWith('full-line:room'))).not.toEqual(ended.filter((name) => name.startsWith('full-line:room')))
    expect(ended).toContain('full-line:room.more.sentence')
  })

  it('measure an English line by the next word', () => {
    const wide = 'the committee has agreed to mend the old'
    const lines = [wide, wide, 'bridge before the rains.', ...Array.from({ length: 12 }, () => wide)].join('\n')
    expect(cuesBetween(lines, 2)).toContain('full-line:room.6.sentence')
  })
})

describe('a line that could be a title', () => {
  const text = '会议决定今年着重办好五件实事，县财政拿出一百二十万元，乡镇企业利润的百分之五用于建设，各村都要开渠修路。'
  const open = '会议决定今年着重办好五件实事，县财政拿出一百二十万元，乡镇企业利润的百分之五用于建设，各村都要开'

  it('is told by what stands above it and below it', () => {
    const cues = (...lines: readonly string[]): readonly string[] => cuesBetween(lines.join('\n'), 1)
    expect(cues(open, '渠修路的钱由', text)).toContain('sentence-open:before.open')
    expect(cues(text, '渠修路的钱由', text)).toContain('sentence-open:before.complete')
    expect(cues(text, text, '全县修路一千里', `本报讯 ${text}`)).toContain('no-full-stop:behind.report.sentence')
    expect(cues(text, open, '全县修路一千里', text)).toContain('no-full-stop:behind.text.open')
    expect(cues(text, text, '全县修路一千里', '本报记者 王燕')).toContain('no-full-stop:behind.names.sentence')
    expect(cues(text, text, text, text).filter((name) => /before|behind/.test(name))).toEqual([])
  })
})

describe('words across seams', () => {
  const page = [
    '村里的水利员带着大伙沿河修建灌溉水',
    '渠，旱田第一次浇上了水。',
    '今年秋天全县的玉米和小麦都获得了丰',
    '收，粮站门口排起了长队。',
    '老人把收音',
    '机放在窗台上，每天听天气预',
    'The council met in the old to',
    'wn hall.',
  ].join('\n')
  const pairs = Array.from({ length: 8 }, (_, last) => Array.from({ length: 8 }, (_, next) => [last, next] as const)).flat()

  function words(isLookedTogether: boolean): (readonly string[])[] {
    const facts = factsOf(toInputBlocks(page).input.blocks)
    if (isLookedTogether) facts.pairs.lookAcross(pairs.map(([last, next]) => [facts.views[last], facts.views[next]] as const))
    return pairs.map(([last, next]) => {
      const [a, b] = [facts.views[last], facts.views[next]]
      if (a === undefined || b === undefined) throw new RangeError('no such line')
      return Cues.of(seamCues(a, b, facts.pairs, seamSetting(facts, last, next))).names.filter((name) => name.startsWith('word-across'))
    })
  }

  it('are the same whether seams are looked at together or each alone', () => {
    const alone = words(false)
    expect(alone[1]).toEqual(['word-across:new'])
    expect(alone.filter((names) => names.length > 0).length).toBeGreaterThan(2)
    expect(words(true)).toEqual(alone)
  })

  it('are none where there are no lines', () => {
    const facts = factsOf(toInputBlocks('一行字').input.blocks)
    expect(() => {
      facts.pairs.lookAcross([
        [undefined, facts.views[0]],
        [facts.views[0], undefined],
      ])
    }).not.toThrow()
  })
})

describe('verse', () => {
  it('is a row of short lines, however many', () => {
    const poem = ['春水', '石桥下面流过的水', '从前也这样流', '我站在桥上', '看见自己的影子', '被水带走']
    expect(cuesBetween(poem.join('\n'), 3)).toContain('verse:9')
    const between = `${'县里召开会议，研究春耕。'.repeat(4)}\n短行\n${'代表们提出了十条建议。'.repeat(4)}`
    expect(cuesBetween(between, 0).filter((name) => name.startsWith('verse'))).toEqual([])
  })

  it('has full stops at the ends of its lines too', () => {
    const couplets = ['雪压霜欺节不低，', '一声春雷破黄泥。', '莫言老干无颜色，', '已放新枝过屋西。']
    expect(cuesBetween(couplets.join('\n'), 0)).toContain('verse:marked.comma')
    expect(cuesBetween(couplets.join('\n'), 1)).toContain('verse:marked.sentence')
  })
})

describe('the ends of a seam', () => {
  it('are known by their characters where a sentence is open, and by those that a line begins with', () => {
    const edgesBetween = (text: string): readonly string[] => {
      const facts = factsOf(toInputBlocks(text).input.blocks)
      const [a, b] = facts.views
      return a === undefined || b === undefined ? [] : Cues.of(edgeCues(a, b, facts.pairs, seamSetting(facts, 0, 1))).names
    }
    expect(edgesBetween('村里的水利员带着大伙沿河修建灌溉水\n渠，旱田第一次浇上了水。')).toEqual([
      'ends-with:水',
      'opens-with:渠',
      'opens-with:渠，',
    ])
    expect(edgesBetween('村里的水利员带着大伙沿河修渠，\n旱田第一次浇上了水。')).toEqual([
      'ends-with:渠，',
      'opens-with:旱',
      'opens-with:旱田',
    ])
    expect(edgesBetween('旱田第一次浇上了水。\n全县修路一千里')).toEqual(['opens-with:全', 'opens-with:全县'])
    const full = '城东的老街上住着许多手艺人他们每天早'
    expect(edgesBetween(Array.from({ length: 16 }, () => full).join('\n'))).toEqual([])
    expect(edgesBetween('the town\nhall was full')).toEqual([])
    expect(edgesBetween('县里开会。\n渠')).toEqual(['opens-with:渠'])
    expect(edgesBetween('县里开会。\n渠𠮷')).toEqual(['opens-with:渠'])
    expect(edgesBetween('县里开会𠮷\n𠮷渠')).toEqual([])
  })

  it('echo each other where a sentence takes up its own words', () => {
    const echoes = (last: string, next: string): readonly string[] =>
      cuesBetween(`${last}\n${next}`, 0).filter((name) => name.startsWith('words-across:echo'))
    expect(echoes('少给人一两就损福，少给二两损禄，', '少给三两就要折寿了。')).toEqual(['words-across:echo.2'])
    expect(echoes('少给人一两就损福，少给二两损禄，', '我们老街的雨，是从瓦上开始的。')).toEqual([])
    expect(echoes('the grain would go by barge, the barges by', 'night, and no barges would wait')).toEqual(['words-across:echo.2'])
    // Behind a complete sentence there is nothing to take up.
    expect(echoes('少给人一两就损福，少给二两损禄。', '少给三两就要折寿了。')).toEqual([])
  })
})

describe('how well a text reads on', () => {
  const open = '会议听取了今年以来全县各项工作开展情况的汇报，要求各乡镇抓好春季农业生产和森林防'
  const text = '火工作，组织护林员上山巡查，对进山路口严加看守，确保安全度过防火期，让群众安心过节。'

  /** What is said of it in nats, halved; undefined where nothing is. */
  function readsOn(last: string, next: string): number | undefined {
    const facts = factsOf(toInputBlocks(`${last}\n${next}`).input.blocks)
    const [a, b] = facts.views
    if (a === undefined || b === undefined) throw new RangeError('no such line')
    const { names, values } = Cues.of(seamCues(a, b, facts.pairs, seamSetting(facts, 0, 1)))
    return values[names.indexOf('reads-on:nats')]
  }

  it('is told by both sides of the cut, in traditional characters too', () => {
    const right = readsOn(open, text) ?? -9
    expect(right).toBeGreaterThan(0.5)
    expect(readsOn(open, text.replace('组织护林员', '組織護林員').replace('对进', '對進'))).toBe(right)
    for (const other of [
      '近日，县医院到柳庄村开展义诊活动，为老人量血压、测血糖，发放健康知识手册。',
      '本报讯(记者 王燕)4月8日，我县召开经济工作会议，部署下一阶段工作。',
    ])
      expect(readsOn(open, other), other).toBeLessThan(right - 0.5)
  })

  it('is told behind a comma, and not behind a full stop', () => {
    expect(readsOn(`${open}，`, text)).toBeDefined()
    expect(readsOn(`${open}。`, text)).toBeUndefined()
  })

  it('is told apart where the line above fills its column', () => {
    const full = '城东的老街上住着许多手艺人他们每天早'
    const page = [full, full, ...Array.from({ length: 12 }, () => full), '起把门板一块一块卸下来。'].join('\n')
    expect(cuesBetween(page, 0)).toContain('reads-on:full-line.nats')
    expect(cuesBetween(page, 0)).not.toContain('reads-on:nats')
  })
})
