/** The index after any edits and decisions is what it would be, were it made anew. */
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { newId, present, type ArticleId, type IdSource } from '#shared/base/index.ts'
import { NO_COPY_FILTER } from '#shared/contract/index.ts'
import { blocksInFileOrder, type Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import { createServices } from '../index.ts'
import { openLibrary } from '../library/index.ts'
import { addTo, makePage, submissionOf } from '../library/testing.ts'

vi.setConfig({ testTimeout: 120_000 })

const PAGES = 12
const STEPS = 60

/** Numbers 0..1 that are the same at each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function story(next: () => number, length: number): string {
  return Array.from({ length }, (_, i) => (i % 19 === 18 ? '，' : String.fromCharCode(0x4e00 + Math.floor(2000 * next())))).join('')
}

/** What an editor may say of a group as a whole. */
const SAID = ['keep-all', 'later', 'reopen'] as const

/** An edit of a page, drawn at random; undefined where the page offers nothing for it. */
function anyEdit(page: Page, next: () => number, ids: IdSource, stories: readonly string[]): Operation | undefined {
  const blocks = blocksInFileOrder(page)
  const block = blocks[Math.floor(next() * blocks.length)]
  if (block === undefined) return undefined
  const other = stories[Math.floor(next() * stories.length)] ?? ''
  switch (Math.floor(next() * 7)) {
    case 0:
      return { name: 'editText', block: block.id, text: `${block.text.slice(0, 40)}改${block.text.slice(41)}` }
    case 1:
      return { name: 'editText', block: block.id, text: other }
    case 2:
      return block.dropped === null
        ? { name: 'dropCopy', blocks: [block.id], reason: 'other', keep: [] }
        : { name: 'restoreCopy', blocks: [block.id] }
    case 3:
      return { name: 'splitArticle', at: block.id, article: newId<ArticleId>(ids) }
    case 4: {
      const [article, into] = page.head.articles
      return article === undefined || into === undefined ? undefined : { name: 'mergeArticles', article, into }
    }
    case 5:
      return {
        name: 'setPageInfo',
        info: { ...page.head.info, date: `1964-05-1${String(Math.floor(next() * 3))}`, pageNo: String(Math.floor(next() * 3)) },
      }
    default:
      return { name: 'moveBlocks', blocks: [block.id], to: null, before: null }
  }
}

it.each([3, 5, 14, 71])('[C3] the index after any edits and decisions is what it is when it is made anew (seed %i)', async (seed) => {
  const platform = fakePlatform({ seed })
  const store = await openLibrary(join(platform.root, 'library'), platform)
  const services = await createServices(platform, store)
  try {
    const next = numbers(seed)
    const stories = Array.from({ length: 6 }, () => story(next, 150 + Math.floor(next() * 150)))
    const pages = Array.from({ length: PAGES }, (_, p) => {
      const lines = Array.from({ length: 4 }, () =>
        next() < 0.5 ? present(stories[Math.floor(next() * stories.length)], 'there are six') : story(next, 200),
      )
      return makePage(platform.ids, [...lines, `第${String(p)}版${story(next, 12)}`].join('\n'), { articles: [1, 1, 1, 1] })
    })
    await addTo(store, pages)
    await services.copies.settled()
    const queue = async (): Promise<unknown[]> => {
      const { rows } = await services.copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 500 })
      const groups = await Promise.all(rows.map(({ group }) => services.copies.group(group, 0, 100)))
      return groups
        .map(({ row, members }) => ({ ...row, members: members.map(({ page, article, kind, keep }) => ({ page, article, kind, keep })) }))
        .sort((a, b) => (a.group < b.group ? -1 : 1))
    }
    expect((await queue()).length).toBeGreaterThan(0)
    const decide = async (): Promise<void> => {
      const { rows } = await services.copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 500 })
      const group = rows[Math.floor(next() * rows.length)]?.group
      if (group === undefined) return
      const { members } = await services.copies.group(group, 0, 100)
      const one = members[1]
      const said = SAID[Math.floor(next() * 4)]
      if (said === undefined && one === undefined) return
      await services.copies.decide({
        editor: '林一',
        group,
        decision: said === undefined ? { do: 'different', members: [one?.id ?? ''] } : { do: said },
      })
    }
    for (let step = 0; step < STEPS; step++) {
      const id = present(pages[Math.floor(next() * pages.length)], 'there are twelve').id
      const page = await services.pages.get(id)
      const operation = anyEdit(page, next, platform.ids, stories)
      if (operation !== undefined) await services.operations.submit([submissionOf(platform.ids, page, operation)])
      if (step % 4 === 0) await services.copies.settled()
      if (step % 8 === 0) await decide()
    }
    await services.copies.settled()
    const followed = await queue()
    const job = await services.copies.rebuild()
    while ((await services.jobs.get(job.id)).state === 'running') await new Promise((resolve) => setTimeout(resolve, 10))
    expect((await services.jobs.get(job.id)).state).toBe('done')
    expect(followed).toEqual(await queue())
  } finally {
    await services.release()
    await platform.release()
  }
})
