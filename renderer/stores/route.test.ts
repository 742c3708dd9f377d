import { describe, expect, it } from 'vitest'

import type { ArticleId, PageId } from '#shared/base/index.ts'

import { formatRoute, HOME, parseRoute, VIEW_NAMES } from './route.ts'

const page = '01890a5d-ac96-774b-bcce-b302099a8057' as PageId
const article = '01890a5d-ac96-774b-bcce-b302099a8058' as ArticleId

describe('addresses of views', () => {
  it.each(VIEW_NAMES)('leads to %s and back', (view) => {
    const route = { view, page: null, article: null }
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  it('carries page and article of a review', () => {
    const route = { view: 'review', page, article } as const
    expect(formatRoute(route)).toBe(`#/review/${page}/${article}`)
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  it('leads home from an address that names no view', () => {
    expect(parseRoute('')).toEqual(HOME)
    expect(parseRoute('#/nowhere')).toEqual(HOME)
  })

  it('leaves out an id that is none', () => {
    expect(parseRoute('#/review/<img src=x>')).toEqual({ view: 'review', page: null, article: null })
  })
})
