import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'

import { LANGUAGES } from '#shared/base/index.ts'

import { menuTemplate } from './menu.ts'

type Item = MenuItemConstructorOptions
const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

function itemsOf(changes: Partial<Parameters<typeof menuTemplate>[0]>): Item[] {
  return flat(menuTemplate({ language: 'zh', platform: 'linux', development: false, showLog: () => undefined, ...changes }))
}

describe('the menu', () => {
  it.each(['darwin', 'win32', 'linux'] as const)("names every item in the editor's language on %s", (platform) => {
    for (const language of LANGUAGES) {
      for (const item of itemsOf({ platform, language })) {
        if (item.type === 'separator' || item.label === '校版') continue
        expect(item.label, JSON.stringify(item)).toMatch(language === 'zh' ? /[\u4e00-\u9fff]/ : /^[A-Z][A-Za-z ]+$/)
      }
    }
  })

  it('is the same in both languages but for its words', () => {
    const roles = (language: 'zh' | 'en'): unknown[] => itemsOf({ language, platform: 'darwin' }).map((item) => item.role ?? item.type)
    expect(roles('zh')).toEqual(roles('en'))
  })

  it('has editing, zoom and about everywhere', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const roles = itemsOf({ platform }).map((item) => item.role)
      expect(roles).toEqual(
        expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'resetZoom', 'about', 'quit', 'help']),
      )
    }
  })

  it('shows reload and developer tools to developers only', () => {
    const has = (development: boolean): boolean =>
      itemsOf({ development }).some((item) => item.role === 'reload' || item.role === 'toggleDevTools')
    expect(has(true)).toBe(true)
    expect(has(false)).toBe(false)
  })
})
