/** `jiaoban resegment --library DIR`: cuts the pages anew that no editor touched, and lists the others. */
import { failureInWords, NO_FILTER, type JobView, type ResegmentedPage, type ResegmentedState } from '#shared/contract/index.ts'

import { language, say } from './language.ts'
import { count, printError, printLine } from './output.ts'
import { progressOn } from './progress.ts'
import { stoppable } from './stopping.ts'
import { inLibrary, type Services, type Workplace } from './workplace.ts'

/** What it came to. */
export interface ResegmentReport {
  readonly state: JobView['state']
  readonly changed: number
  readonly same: number
  readonly edited: number
  readonly failed: number
  /** Pages that editors had touched: what a new cut would change there. */
  readonly left: readonly LeftPage[]
  readonly failure: { readonly code: string; readonly message: string } | null
}

interface LeftPage {
  readonly page: string
  readonly file: string
  readonly publication: string | null
  readonly date: string | null
  readonly pageNo: string | null
  readonly articles: number
  readonly articlesThen: number
  readonly blocks: number
  readonly roles: number
  readonly joins: number
}

export async function resegment(options: { readonly library: string; readonly json?: boolean }): Promise<number> {
  return stoppable(async (signal) => {
    const place = { library: options.library, create: false, progress: progressOn(process.stderr), signal }
    const report = await inLibrary(place, resegmentLibrary)
    if (options.json === true) await printLine(JSON.stringify(report))
    else sayResegmented(report)
    return report.state === 'done' && report.failed === 0 ? 0 : 1
  })
}

async function resegmentLibrary(place: Workplace): Promise<ResegmentReport> {
  const { services } = place
  const job = await place.follow(await services.resegmenting.start({ filter: NO_FILTER }), say('重新分稿', 'Cutting anew'))
  const { changed = 0, same = 0, edited = 0, failed = 0 } = job.counts
  const left = (await pagesIn(services, job, 'edited')).map(leftPage)
  const failure = job.failure === null ? null : { code: job.failure.code, message: failureInWords(job.failure, language) }
  return { state: job.state, changed, same, edited, failed, left, failure }
}

async function pagesIn(services: Services, job: JobView, state: ResegmentedState): Promise<ResegmentedPage[]> {
  const pages: ResegmentedPage[] = []
  for (;;) {
    const { total, items } = await services.resegmenting.items(job.id, [state], pages.length, 1000)
    pages.push(...items)
    if (items.length === 0 || pages.length >= total) return pages
  }
}

function leftPage({ page, file, info, changes }: ResegmentedPage): LeftPage {
  const { before = 0, after = 0, blocks = 0, roles = 0, joins = 0 } = changes ?? {}
  const { publication, date, pageNo } = info
  return { page, file, publication, date, pageNo, articles: before, articlesThen: after, blocks, roles, joins }
}

function sayResegmented(report: ResegmentReport): void {
  const { changed, same, edited, failed } = report
  for (const { file, articles, articlesThen, blocks, roles, joins } of report.left) {
    printError(
      say(
        `${file}：编辑改过，没有动；重新分稿会从 ${articles} 篇变为 ${articlesThen} 篇，文块移动 ${blocks}，类型 ${roles}，接续 ${joins}`,
        `${file}: edited, left alone; a new cut would turn ${articles} articles into ${articlesThen}, move blocks: ${blocks}, change roles: ${roles}, joins: ${joins}`,
      ),
    )
  }
  printError(
    say(
      `重新分稿 ${count(changed)} 版，没有变化 ${count(same)} 版，编辑改过而没有动 ${count(edited)} 版，出错 ${count(failed)} 版`,
      `pages cut anew: ${count(changed)}, unchanged: ${count(same)}, left because edited: ${count(edited)}, failed: ${count(failed)}`,
    ),
  )
  if (report.failure !== null) printError(report.failure.message)
  if (report.state === 'cancelled') printError(say('已停下；再运行一次会接着做。', 'Stopped. Running it again goes on with the rest.'))
}
