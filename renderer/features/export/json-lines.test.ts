import { describe, expect, it } from 'vitest'

import { jsonLines, plainLines } from './json-lines.ts'

const shown = (text: string): string[] =>
  jsonLines(text).map(({ indent, pieces }) => '  '.repeat(indent) + pieces.map((piece) => piece.text).join(''))

describe('a record laid out for reading', () => {
  const long = '文'.repeat(60)
  const record = { id: 'a', title: { main: '破小案', sub: null }, paragraphs: [long, long], spans: [[1, 2]], none: [], rev: 14 }

  it('keeps short values on a line and opens long ones', () => {
    expect(shown(JSON.stringify(record))).toEqual([
      '{',
      '  "id": "a",',
      '  "title": { "main": "破小案", "sub": null },',
      '  "paragraphs": [',
      `    "${long}",`,
      `    "${long}"`,
      '  ],',
      '  "spans": [[1, 2]],',
      '  "none": [],',
      '  "rev": 14',
      '}',
    ])
  })

  it('is the same record', () => {
    expect(JSON.parse(shown(JSON.stringify(record)).join('\n'))).toEqual(record)
  })

  it('tells keys, strings and numbers apart', () => {
    const pieces = jsonLines('{"a": 1, "b": "x"}').flatMap((line) => line.pieces)
    expect(pieces.filter(({ kind }) => kind === 'key').map(({ text }) => text)).toEqual(['"a"', '"b"'])
    expect(pieces.filter(({ kind }) => kind === 'number').map(({ text }) => text)).toEqual(['1'])
    expect(pieces.filter(({ kind }) => kind === 'string').map(({ text }) => text)).toEqual(['"x"'])
  })

  it('shows as it stands what is no JSON', () => {
    expect(shown('# 标题\n\n正文')).toEqual(['# 标题', '', '正文'])
    expect(plainLines('a\n')).toHaveLength(1)
  })
})
