/**
 * The help against misread characters: how often it is wrong on text that was printed so, and how much it finds of what was
 * changed by us. The library is all other pages of the run; 盜 (twice), 旗旗 and one stray ” of the seeds are real faults.
 */
import { findSuspects, NO_KNOWLEDGE, SUSPECT_CODES, type HelpPage, type Suspect } from '#shared/ocr-help/index.ts'

import { quantile, type Figure, type Scenario } from '../figures.ts'
import { CountedPages, measuredPages, type MeasuredPage } from '../ocr-help/help-pages.ts'
import { damaged, type Damage } from '../ocr-help/damage.ts'

const REAL = new Set(['traditional 盜', 'doubled 旗旗', 'brackets ”'])

export const ocrHelp: Scenario = {
  name: 'Help against misread characters (five seeds, fifteen invented newspapers)',
  async run() {
    const pages = measuredPages()
    const counted = new CountedPages(pages)
    const times: number[] = []
    const look = ({ name, page }: MeasuredPage): readonly Suspect[] => {
      const start = performance.now()
      const suspects = findSuspects(page, counted.knowledgeFor(name))
      times.push(performance.now() - start)
      return suspects
    }
    const figures = (['seeds', 'papers'] as const).flatMap((from) => falseAlarms(from, pages, look))
    return [
      ...figures,
      ...recall(pages, counted),
      { name: 'a page, 95 %', value: quantile(times, 0.95), unit: 'ms', goal: { at: 'most', value: 100 }, baseline: null },
    ]
  },
}

function falseAlarms(
  from: MeasuredPage['from'],
  pages: readonly MeasuredPage[],
  look: (page: MeasuredPage) => readonly Suspect[],
): Figure[] {
  const some = pages.filter((page) => page.from === from)
  const characters = some.reduce((sum, { text }) => sum + text.length, 0)
  const suspects = some.flatMap(look)
  const wrong = from === 'seeds' ? suspects.filter(({ code, text }) => !REAL.has(`${code} ${text}`)) : suspects
  const alone = some.flatMap(({ page }) => findSuspects(page, NO_KNOWLEDGE))
  const per = (count: number): number => (count / characters) * 1000
  const byCode = SUSPECT_CODES.map((code) => ({ code, count: wrong.filter((one) => one.code === code).length })).filter(
    ({ count }) => count > 0,
  )
  return [
    {
      name: `false alarms, ${from}`,
      value: per(wrong.length),
      unit: 'per 1,000 characters',
      goal: { at: 'most', value: 0.5 },
      baseline: { name: 'without a library', value: per(alone.length) },
    },
    ...byCode.map(({ code, count }): Figure => ({ name: `  of them ${code}`, value: count, unit: 'in all', goal: null, baseline: null })),
    ...(from === 'seeds'
      ? [
          {
            name: 'real faults found in the seeds',
            value: suspects.length - wrong.length,
            unit: 'of 4',
            goal: { at: 'least', value: 4 },
            baseline: null,
          } as const,
        ]
      : []),
  ]
}

function recall(pages: readonly MeasuredPage[], counted: CountedPages): Figure[] {
  const simplified = pages.filter(({ page }) => page.script === 'Hans')
  const all: { readonly damage: Damage; readonly suspect: Suspect | undefined }[] = []
  for (const { name, page } of simplified) {
    const { page: bad, damages }: { readonly page: HelpPage; readonly damages: readonly Damage[] } = damaged(page, name)
    const suspects = findSuspects(bad, counted.knowledgeFor(name))
    for (const damage of damages) {
      const suspect = suspects.find((one) => one.block === damage.block && one.start <= damage.at && damage.at < one.end)
      all.push({ damage, suspect })
    }
  }
  return (['traditional', 'doubled', 'look-alike', 'brackets'] as const).map((kind) => {
    const some = all.filter(({ damage }) => damage.kind === kind)
    const found = some.filter(({ suspect }) => suspect !== undefined)
    return {
      name: `found of ${String(some.length)} ${kind} faults made by us`,
      value: (found.length / some.length) * 100,
      unit: '%',
      goal: null,
      baseline: null,
    }
  })
}
