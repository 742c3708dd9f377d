/** `jiaoban audit --library DIR`: the audits of a library with their error rates; with `--draw N` a new sample first. */
import { faultInWords, FAULTS, intervalInWords, shareInWords } from '#shared/audit/index.ts'
import { instant, type Instant } from '#shared/base/index.ts'
import { MOST_SAMPLED, NO_FILTER, type AuditItem, type AuditView } from '#shared/contract/index.ts'

import { language, say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Services } from './workplace.ts'

export interface AuditOptions {
  readonly library: string
  /** Articles to draw. */
  readonly draw?: number
  /** Left out: the time of the draw. */
  readonly seed?: string
  readonly json?: boolean
}

interface Report {
  readonly view: AuditView
  readonly items: readonly AuditItem[]
}

/** Draws where that was asked for, and prints all audits, latest first. Returns the exit code. */
export async function audit(options: AuditOptions): Promise<number> {
  if (options.draw !== undefined && options.draw > MOST_SAMPLED) {
    printError(say(`一批最多抽 ${count(MOST_SAMPLED)} 篇。`, `A sample has at most ${count(MOST_SAMPLED)} articles.`))
    return 2
  }
  return stoppable(async (signal) => {
    const place = { library: options.library, create: false, progress: progressOn(process.stderr), signal }
    const reports = await inLibrary(place, ({ services, ids }) => carryOut(services.audits, options, instant(ids.now())))
    if (options.json === true) await printLine(JSON.stringify({ audits: reports.map(({ view, items }) => ({ ...view, items })) }))
    else if (reports.length === 0) await printLine(say('还没有抽检过', 'nothing has been audited yet'))
    else for (const { view } of reports) await printLine(inWords(view))
    return 0
  })
}

async function carryOut(audits: Services['audits'], { draw, seed }: AuditOptions, now: Instant): Promise<Report[]> {
  if (draw !== undefined) await audits.draw({ filter: NO_FILTER, size: draw, seed: seed ?? now, editor: say('命令行', 'command line') })
  const views = await audits.list()
  return Promise.all(views.map(({ id }) => audits.get(id)))
}

function inWords({ at, request, population, tally }: AuditView): string {
  const { drawn, right, wrong, rate, interval } = tally
  const what = say(
    `${at}  从 ${count(population)} 篇已审里抽 ${count(drawn)} 篇，种子 ${request.seed}`,
    `${at}  ${count(drawn)} of ${count(population)} approved articles, seed ${request.seed}`,
  )
  if (rate === null || interval === null) return `${what}${say('；还没看', '; not looked at yet')}`
  const [share, range] = [shareInWords(rate), intervalInWords(interval)]
  const faults = FAULTS.filter((fault) => tally.faults[fault] > 0).map(
    (fault) => `${faultInWords(fault, language)} ${count(tally.faults[fault])}`,
  )
  const found = say(
    `看了 ${count(right + wrong)} 篇，错 ${count(wrong)} 篇，差错率 ${share}（95% 置信区间 ${range}）`,
    `${count(right + wrong)} looked at, ${count(wrong)} wrong, error rate ${share} (95% interval ${range})`,
  )
  return [what, `  ${found}`, ...(faults.length === 0 ? [] : [`  ${faults.join(say('，', ', '))}`])].join('\n')
}
