import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { commandShell, type Ended } from './testing/shell.ts'

const shell = commandShell({ afterEach, beforeEach, vi })
const jiaoban = (...args: readonly string[]): Promise<Ended> => shell.jiaoban(args)

const STORY =
  '龙须口拦河大坝提前合龙\n新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午胜利实现了拦河大坝合龙，比国家计划提前二十天。\n'

describe('jiaoban duplicates --library', () => {
  it('[C3] prints the groups of a library, most copies first', async () => {
    mkdirSync(join(shell.root, 'in'))
    for (const day of ['十二', '十三', '十四']) {
      shell.put(join('in', `${day}.txt`), `沅川日报\n第一版　　一九六四年五月${day}日　　星期二\n${STORY}`)
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
