import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryProject, type TemporaryProject } from './temporary-project.ts'

const include = ['**/*.ts', '**/*.vue', '../.config/vue-files.d.ts']
const tsconfig = JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions: { types: ['node'] }, include })
const head = '/** What this file is for. */\n'
const setup = '<!-- What this component is for. -->\n<script setup lang="ts">\n'

/** [the rule that must bite, the file, its text]; `fine` where nothing may be said. */
const cases = [
  [
    'fine',
    'shared/base/fine.ts',
    `${head}export const a = (text: string): string[] => [...text]\nexport const b = [1].map((_one, i) => i)\n`,
  ],
  ['fine', 'shared/base/index.ts', "export { a } from './fine.ts'\n"],
  ['fine', 'electron/cli/fine.ts', `#!/usr/bin/env node\n${head}console.log(Date.now(), Math.random())\n`],
  ['fine', 'shared/base/fine.test.ts', 'export const seed = new Date()\n'],
  ['fine', 'shared/some.config.ts', `${head}export default 1\n`],
  [
    'fine',
    'renderer/ui/PlainButton.vue',
    `${setup}const { word } = defineProps<{ word: string }>()\n</script>\n\n<template>\n  <b>{{ word }}</b>\n</template>\n`,
  ],
  ['house/file-name', 'shared/base/BadName.ts', head],
  ['house/file-name', 'renderer/ui/plain-text.vue', `${setup}defineProps<{ a: string }>()\n</script>\n`],
  ['house/head-comment', 'shared/base/headless.ts', 'export const a = 1\n/** Too late. */\n'],
  [
    'house/described-disable',
    'shared/base/silent.ts',
    `${head}// eslint-disable-next-line no-restricted-properties\nexport const a = Date.now()\n`,
  ],
  ['no-restricted-syntax', 'shared/base/default.ts', `${head}export default 1\n`],
  ['no-restricted-syntax', 'shared/base/clock.ts', `${head}export const now = new Date()\n`],
  [
    'no-restricted-syntax',
    'renderer/ui/markup.ts',
    `${head}/** Sets it. */\nexport function set(to: { innerHTML: string }): void {\n  to.innerHTML = 'a'\n}\n`,
  ],
  ['no-restricted-properties', 'shared/base/chance.ts', `${head}export const a = Math.random()\n`],
  ['no-console', 'electron/rpc/loud.ts', `${head}console.log(1)\n`],
  ['@typescript-eslint/no-explicit-any', 'shared/base/any.ts', `${head}export const a: readonly any[] = []\n`],
  [
    '@typescript-eslint/no-non-null-assertion',
    'shared/base/sure.ts',
    `${head}const list: readonly number[] = []\nexport const a = list[0]!\n`,
  ],
  ['@typescript-eslint/no-floating-promises', 'electron/rpc/floating.ts', `${head}Promise.resolve(1)\n`],
  ['@typescript-eslint/explicit-module-boundary-types', 'shared/base/untold.ts', `${head}export function a(b: number) {\n  return b\n}\n`],
  ['@typescript-eslint/ban-ts-comment', 'shared/base/hushed.ts', `${head}// @ts-expect-error\nexport const a: string = 1\n`],
  [
    'vue/no-v-html',
    'renderer/ui/RawText.vue',
    `${setup}defineProps<{ a: string }>()\n</script>\n\n<template>\n  <b v-html="a" />\n</template>\n`,
  ],
  [
    'vue/no-restricted-v-bind',
    'renderer/ui/RawBind.vue',
    `${setup}defineProps<{ a: string }>()\n</script>\n\n<template>\n  <b .inner-html="a" />\n</template>\n`,
  ],
  [
    'vue/no-bare-strings-in-template',
    'renderer/ui/BareWord.vue',
    `${setup}defineProps<{ a: string }>()\n</script>\n\n<template>\n  <b :title="a">导入</b>\n</template>\n`,
  ],
  [
    'vue/block-lang',
    'renderer/ui/PlainScript.vue',
    '<!-- A. -->\n<script setup>\nconst a = 1\n</script>\n\n<template>\n  <b>{{ a }}</b>\n</template>\n',
  ],
  [
    'vue/component-api-style',
    'renderer/ui/OldStyle.vue',
    `<!-- A. -->\n<script lang="ts">\nexport default { data: () => ({ a: 1 }) }\n</script>\n`,
  ],
] as const

interface FileResult {
  readonly filePath: string
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[]
}

describe('the lint rules', () => {
  let project: TemporaryProject
  let results: readonly FileResult[]

  beforeAll(() => {
    const files = Object.fromEntries(cases.map(([, file, text]) => [file, text]))
    const projects = { 'shared/tsconfig.json': tsconfig, 'electron/tsconfig.json': tsconfig, 'renderer/tsconfig.json': tsconfig }
    const configs = ['eslint.config.js', 'eslint-rules.ts', 'vue-files.d.ts'].map((name) => join('.config', name))
    project = temporaryProject({ ...files, ...projects }, ['package.json', 'tsconfig.base.json', ...configs])
    const eslint = join(project.root, 'node_modules/eslint/bin/eslint.js')
    const run = [eslint, '--config', '.config/eslint.config.js', '--format', 'json', 'shared', 'electron', 'renderer']
    // It exits with 1 because it finds what it should.
    const { stdout } = spawnSync(process.execPath, run, { cwd: project.root, encoding: 'utf8' })
    results = JSON.parse(stdout) as FileResult[]
  }, 60_000)

  afterAll(() => {
    project.release()
  })

  it.each(cases)('%s: in %s', (rule, file) => {
    const found = results
      .find(({ filePath }) => filePath === join(project.root, file))
      ?.messages.map(({ ruleId, message }) => ruleId ?? message)
    if (rule === 'fine') expect(found).toEqual([])
    else expect(found).toContain(rule)
  })
})
