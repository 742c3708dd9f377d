import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// Whole programs and real disks: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const main = join(import.meta.dirname, 'main.ts')

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiaoban-cli-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function jiaoban(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', npm_lifecycle_event: undefined }
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

const STORY =
  '龙须口拦河大坝提前合龙\n新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午胜利实现了拦河大坝合龙，比国家计划提前二十天。\n'

describe('jiaoban duplicates --library', () => {
  it('[C3] prints the groups of a library, most copies first', async () => {
    mkdirSync(join(root, 'in'))
    for (const day of ['十二', '十三', '十四']) {
      writeFileSync(join(root, 'in', `${day}.txt`), `沅川日报\n第一版　　一九六四年五月${day}日　　星期二\n${STORY}`)
    }
    expect((await jiaoban('import', '--library', 'library', 'in')).code).toBe(0)
    const { code, out, err } = await jiaoban('duplicates', '--library', 'library', '--json')
    expect({ code, err }).toMatchObject({ code: 0 })
    const [group, ...more] = out
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            readonly kind: string
            readonly keep: string
            readonly members: { readonly id: string; readonly start: number }[]
          },
      )
    expect(more).toEqual([])
    expect(group).toMatchObject({ kind: 'exact', cause: 'printed', score: 1, state: 'open' })
    expect(group?.members.map(({ start }) => start)).toEqual([0, 0, 0])
    expect(group?.keep).toBe(group?.members[0]?.id)
    expect((await jiaoban('duplicates', '--library', 'library', '--json', '--kinds', 'near')).out).toBe('')
  })

  it('refuses what is no library, and files beside one', async () => {
    expect(await jiaoban('duplicates', '--library', 'nowhere')).toMatchObject({ code: 1, out: '' })
    expect(await jiaoban('duplicates', 'a.jsonl', '--library', 'nowhere')).toMatchObject({ code: 2, out: '' })
    expect(await jiaoban('duplicates')).toMatchObject({ code: 2, out: '' })
  })
})
