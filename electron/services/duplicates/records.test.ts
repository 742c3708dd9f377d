import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { LineFile } from './records.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-records-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const corpus = '\ufeff{"id":"甲","text":"一"}\n\n{"id":2,"text":"二二二"}\r\n坏行\n{"id":"丙","text":"三","title":"题","date":"2008-05-12"}'

describe('LineFile', () => {
  it('[DU11] reads each line once, wherever a file is cut into parts', () => {
    const path = join(root, 'corpus.jsonl')
    for (const text of [corpus, `${corpus}\n`, '', '\n\n']) {
      writeFileSync(path, text)
      const file = new LineFile(path)
      const whole = file.part(0, file.size)
      for (let step = 1; step <= file.size; step++) {
        const lines = []
        let count = 0
        for (let from = 0; from < file.size; from += step) {
          const part = file.part(from, Math.min(file.size, from + step))
          lines.push(...part.lines.map((line) => ({ ...line, line: line.line + count })))
          count += part.count
        }
        expect(lines, `in steps of ${String(step)}`).toEqual(whole.lines)
        expect(count).toBe(whole.count)
      }
      file.release()
    }
  })

  it('[DU11] reads a record again by its place', () => {
    const path = join(root, 'corpus.jsonl')
    writeFileSync(path, corpus)
    const file = new LineFile(path)
    const { lines } = file.part(0, file.size)
    expect(lines.map(({ record }) => (typeof record === 'string' ? record : record.id))).toEqual(['甲', '2', 'not-json', '丙'])
    for (const { start, length, record } of lines)
      expect(file.record(start, length)).toEqual(typeof record === 'string' ? undefined : record)
    file.release()
  })
})
