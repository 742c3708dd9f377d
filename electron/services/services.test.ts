import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Services } from '#electron/rpc/index.ts'
import { newId, type OperationId, type PageId } from '#shared/base/index.ts'
import { CONTRACT_VERSION, DEFAULT_SETTINGS, NO_FILTER } from '#shared/contract/index.ts'
import { ENTRY_FORMAT, type Submission } from '#shared/operations/index.ts'

import { openWorkshop, type Workshop } from './testing/workshop.ts'

let shop: Workshop
beforeEach(async () => {
  shop = await openWorkshop({ files: ['/a.txt'], folder: '/out' })
})
afterEach(async () => {
  await shop.release()
})

/** The events reach their readers a turn of the event loop later. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))

describe('createServices', () => {
  it('makes what the contract’s server asks for', () => {
    const services: Services = shop.services
    expect(Object.keys(services).sort()).toEqual([
      'audits',
      'copies',
      'exports',
      'finding',
      'imports',
      'jobs',
      'learning',
      'library',
      'links',
      'operations',
      'pages',
      'release',
      'resegmenting',
      'session',
      'system',
    ])
  })

  it('welcomes with what the platform can do and which library it is', async () => {
    expect(await shop.services.session.hello()).toMatchObject({
      contract: CONTRACT_VERSION,
      application: '0.0.0-test',
      host: 'memory',
      library: { name: 'library' },
      exportFolder: shop.platform.exportDir,
      samples: false,
    })
  })

  it('tells every listener of a changed page, once for each page, and of changed settings', async () => {
    await shop.ended(await shop.services.imports.start([{ from: 'text', text: '标题\n正文。', name: 'a.txt' }]))
    const { rows } = await shop.services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 1 })
    const page = rows[0]?.id as PageId
    const info = { publication: '菏泽日报', date: null, pageNo: null, pageName: null, issueNo: null }
    const submission = (rev: number, name: string): Submission => ({
      format: ENTRY_FORMAT,
      id: newId<OperationId>(shop.platform.ids),
      page,
      rev,
      editor: '林一',
      at: '2026-01-01T00:00:00.000Z' as never,
      automatic: false,
      operation: { name: 'setPageInfo', info: { ...info, pageName: name } },
    })
    const outcomes = await shop.services.operations.submit([submission(2, '一'), submission(3, '二'), submission(9, '三')])
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(['applied', 'applied', 'conflict'])
    await shop.services.session.saveSettings({ ...DEFAULT_SETTINGS, editor: '林一' })
    await settled()
    expect(shop.events.filter((event) => event.type !== 'job')).toEqual([
      { type: 'pages-added', count: 1 },
      { type: 'page-changed', page, rev: 4 },
      { type: 'settings' },
    ])
    expect(shop.events.find((event) => event.type === 'job')).toMatchObject({ job: { kind: 'import' } })
    expect((await shop.services.session.settings()).editor).toBe('林一')
  })

  it('refuses what is not there', async () => {
    await expect(shop.services.pages.get('x' as PageId)).rejects.toMatchObject({ failure: { code: 'no-such-page' } })
    await expect(shop.services.jobs.get('x' as never)).rejects.toMatchObject({ failure: { code: 'no-such-job' } })
    await expect(shop.services.imports.items('x' as never, 0, 1)).rejects.toMatchObject({ failure: { code: 'no-such-job' } })
    await expect(shop.services.exports.files('x' as never)).rejects.toMatchObject({ failure: { code: 'no-such-job' } })
  })

  it('asks the platform for files and folders', async () => {
    expect(await shop.services.system.pickFiles(false)).toEqual(['/a.txt'])
    expect(await shop.services.system.pickFolder()).toBe('/out')
  })

  it('ends a listener when the services end, and may be released twice', async () => {
    const events = shop.services.library.events(new AbortController().signal)[Symbol.asyncIterator]()
    const waiting = events.next()
    await Promise.all([shop.services.release(), shop.services.release()])
    expect(await waiting).toMatchObject({ done: true })
  })
})
