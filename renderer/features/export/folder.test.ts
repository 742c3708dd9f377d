import { describe, expect, it } from 'vitest'

import { below, folderName, shortPath } from './folder.ts'

describe('the folder of an export', () => {
  it('is named for the moment', () => {
    expect(folderName(new Date(2026, 10, 5, 9, 7, 3).getTime())).toBe('2026-11-05-090703')
  })

  it('is written as the system writes paths', () => {
    expect(below('/home/lin/exports', 'x')).toBe('/home/lin/exports/x')
    expect(below('/home/lin/exports/', 'x')).toBe('/home/lin/exports/x')
    expect(below('C:\\Users\\lin', 'x')).toBe('C:\\Users\\lin\\x')
  })

  it('is shown by its last parts', () => {
    expect(shortPath('/home/lin/文稿/语料/2026')).toBe('… / 文稿 / 语料 / 2026')
    expect(shortPath('C:\\语料\\2026')).toBe('C: / 语料 / 2026')
  })
})
