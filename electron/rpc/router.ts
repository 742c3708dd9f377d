/** The server's half of the contract: each procedure calls the service behind it, and nothing more. */
import { implement } from '@orpc/server'

import { contract, CONTRACT_VERSION } from '#shared/contract/index.ts'

import { versionError } from './errors.ts'
import { relay } from './event-relay.ts'
import type { Services } from './services.ts'

/** What the server knows of one connection. */
export interface Caller {
  /** `session.hello` has succeeded: both sides speak the same version. */
  greeted: boolean
}

export interface RouterOptions {
  /** Hold results against the contract too, not only requests; by default where NODE_ENV is `test` or `development`. */
  readonly checkResults?: boolean
}

/** The wire only reads a list, so a read-only one will do where the contract's type asks for one that can be changed. */
const list = <T>(items: readonly T[]): T[] => items as T[]

/**
 * Makes the router of all procedures. Requests are held against the contract before a service is called; an answer leaves as
 * the service gave it, or, with `checkResults`, only if it fits the contract.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the router's type is derived from the contract
export function createRouter(services: Services, options: RouterOptions = {}) {
  const checkResults = options.checkResults ?? ['test', 'development'].includes(process.env['NODE_ENV'] ?? '')
  // oRPC counts the middlewares after which it validates; no count equals NaN, so that it never does.
  const os = implement(contract, checkResults ? {} : { initialOutputValidationIndex: NaN }).$context<Caller>()
  const { session, library, pages, operations, imports, exports, links, audits, finding, copies, resegmenting, jobs, learning, system } =
    services
  return os.router({
    session: {
      hello: os.session.hello.handler(async ({ input, context }) => {
        if (input.contract !== CONTRACT_VERSION) throw versionError(input.contract)
        const welcome = await session.hello()
        context.greeted = true
        return welcome
      }),
      settings: os.session.settings.handler(() => session.settings()),
      saveSettings: os.session.saveSettings.handler(({ input }) => session.saveSettings(input)),
    },
    library: {
      overview: os.library.overview.handler(() => library.overview()),
      pages: os.library.pages.handler(async ({ input, signal }) => {
        const { total, rows } = await library.pages(input, signal)
        return { total, rows: list(rows) }
      }),
      neighbours: os.library.neighbours.handler(async ({ input }) => {
        const found = await library.neighbours(input.query, input.page, input.count)
        return { index: found.index, total: found.total, before: list(found.before), after: list(found.after) }
      }),
      facets: os.library.facets.handler(({ input, signal }) => library.facets(input, signal)),
      search: os.library.search.handler(async ({ input, signal }) => list(await library.search(input.text, input.limit, signal))),
      history: os.library.history.handler(async ({ input }) => {
        const { lines, next } = await library.history(input)
        return { lines: list(lines), next }
      }),
      events: os.library.events.handler(({ signal }) => relay((stop) => library.events(stop), signal)),
    },
    pages: {
      get: os.pages.get.handler(({ input }) => pages.get(input.page)),
      log: os.pages.log.handler(async ({ input }) => list(await pages.log(input.page, input.after))),
    },
    operations: {
      submit: os.operations.submit.handler(async ({ input }) => list(await operations.submit(input))),
    },
    imports: {
      start: os.imports.start.handler(({ input }) => imports.start(input)),
      samples: os.imports.samples.handler(() => imports.samples()),
      items: os.imports.items.handler(async ({ input }) => {
        const { total, items } = await imports.items(input.job, input.offset, input.limit)
        return { total, items: list(items) }
      }),
      refused: os.imports.refused.handler(async () => list(await imports.refused())),
      dismissRefused: os.imports.dismissRefused.handler(() => imports.dismissRefused()),
    },
    exports: {
      preview: os.exports.preview.handler(({ input, signal }) => exports.preview(input.options, input.sample, signal)),
      start: os.exports.start.handler(({ input }) => exports.start(input.options, input.folder)),
      files: os.exports.files.handler(async ({ input }) => list(await exports.files(input.job))),
    },
    links: {
      ends: os.links.ends.handler(async ({ input }) => list(await links.ends(input.links))),
      candidates: os.links.candidates.handler(async ({ input }) =>
        list(await links.candidates(input.page, input.article, input.direction)),
      ),
    },
    audits: {
      list: os.audits.list.handler(async () => list(await audits.list())),
      draw: os.audits.draw.handler(({ input }) => audits.draw(input)),
      get: os.audits.get.handler(async ({ input }) => {
        const { view, items } = await audits.get(input.audit)
        return { view, items: list(items) }
      }),
      judge: os.audits.judge.handler(({ input }) => audits.judge(input)),
    },
    finding: {
      find: os.finding.find.handler(async ({ input, signal }) => {
        const { pages: found, ...part } = await finding.find(input, signal)
        return { ...part, pages: list(found) }
      }),
      seen: os.finding.seen.handler(async ({ input }) => {
        const { pages: counted, counts } = await finding.seen(input.page, input.texts)
        return { pages: counted, counts: list(counts) }
      }),
    },
    copies: {
      overview: os.copies.overview.handler(() => copies.overview()),
      groups: os.copies.groups.handler(async ({ input }) => {
        const { total, rows } = await copies.groups(input)
        return { total, rows: list(rows) }
      }),
      facets: os.copies.facets.handler(({ input }) => copies.facets(input)),
      group: os.copies.group.handler(({ input }) => copies.group(input.group, input.offset, input.limit)),
      align: os.copies.align.handler(({ input, signal }) => copies.align(input.one, input.other, signal)),
      decide: os.copies.decide.handler(({ input }) => copies.decide(input)),
      previewBulk: os.copies.previewBulk.handler(({ input }) => copies.previewBulk(input)),
      dropBulk: os.copies.dropBulk.handler(({ input }) => copies.dropBulk(input.editor, input.bulk)),
      bin: os.copies.bin.handler(async ({ input }) => {
        const { total, items } = await copies.bin(input)
        return { total, items: list(items) }
      }),
      restore: os.copies.restore.handler(({ input }) => copies.restore(input)),
      marks: os.copies.marks.handler(async ({ input }) => list(await copies.marks(input.page))),
      counts: os.copies.counts.handler(async ({ input }) => list(await copies.counts(input.pages))),
      rebuild: os.copies.rebuild.handler(() => copies.rebuild()),
    },
    jobs: {
      list: os.jobs.list.handler(async () => list(await jobs.list())),
      get: os.jobs.get.handler(({ input }) => jobs.get(input.job)),
      cancel: os.jobs.cancel.handler(({ input }) => jobs.cancel(input.job)),
      resume: os.jobs.resume.handler(({ input }) => jobs.resume(input.job)),
    },
    resegmenting: {
      start: os.resegmenting.start.handler(({ input }) => resegmenting.start(input.pages)),
      items: os.resegmenting.items.handler(async ({ input }) => {
        const { total, items } = await resegmenting.items(input.job, input.states, input.offset, input.limit)
        return { total, items: list(items) }
      }),
      propose: os.resegmenting.propose.handler(({ input, signal }) => resegmenting.propose(input, signal)),
    },
    learning: {
      view: os.learning.view.handler(() => learning.view()),
      setOn: os.learning.setOn.handler(({ input }) => learning.setOn(input.on)),
      reset: os.learning.reset.handler(() => learning.reset()),
      restore: os.learning.restore.handler(() => learning.restore()),
      exportWeights: os.learning.exportWeights.handler(() => learning.exportWeights()),
      importWeights: os.learning.importWeights.handler(({ input }) => learning.importWeights(input.text)),
    },
    system: {
      pickFiles: os.system.pickFiles.handler(async ({ input }) => list(await system.pickFiles(input.folders))),
      pickFolder: os.system.pickFolder.handler(() => system.pickFolder()),
      reveal: os.system.reveal.handler(({ input }) => system.reveal(input.folder)),
    },
  })
}

export type Router = ReturnType<typeof createRouter>
