import { describe, expect, it } from 'vitest'
import { checkLayers } from './layers.ts'
import { temporaryProject } from './temporary-project.ts'

/** A small sound project: one file a room, each importing what its room may. */
const sound = {
  'shared/base/index.ts': "export { base } from './base.ts'",
  'shared/base/base.ts': "import * as v from 'valibot'\nexport const base = v.string()",
  'shared/base/base.test.ts':
    "import { it } from 'vitest'\nimport { readFileSync } from 'node:fs'\nimport { base } from './base.ts'\nimport { page } from '#shared/model/page.ts'\nit(String(base), () => readFileSync(page))",
  'shared/model/index.ts': "export { page } from './page.ts'",
  'shared/model/page.ts': "import { base } from '#shared/base/index.ts'\nexport const page = base",
  'shared/rules/index.ts': "import { page } from '#shared/model/index.ts'\nexport const rules = page",
  'shared/topics/index.ts': 'export const topics = []',
  'shared/segmentation/index.ts': "import { topics } from '#shared/topics/index.ts'\nexport const segment = topics",
  'shared/operations/index.ts':
    "import { rules } from '#shared/rules/index.ts'\nimport diff from 'fast-diff'\nimport { segment } from '#shared/segmentation/index.ts'\nexport const operations = [rules, diff, segment]",
  'shared/history/index.ts': "import { operations } from '#shared/operations/index.ts'\nexport const history = operations",
  'shared/contract/index.ts':
    "import { oc } from '@orpc/contract'\nimport { history } from '#shared/history/index.ts'\nexport const contract = [oc, history]",
  'shared/testing/index.ts': "import fc from 'fast-check'\nimport { page } from '#shared/model/page.ts'\nexport const some = [fc, page]",
  'electron/platform/index.ts': 'export interface Platform { readonly dir: string }',
  'electron/services/library/index.ts': "export { open } from './store.ts'",
  'electron/services/library/store.ts':
    "import { DatabaseSync } from 'node:sqlite'\nimport type { Platform } from '#electron/platform/index.ts'\nexport const open = (p: Platform) => new DatabaseSync(p.dir)",
  'electron/services/jobs/index.ts': "import { open } from '#electron/services/library/index.ts'\nexport const jobs = open",
  'electron/services/create.ts': "import { jobs } from '#electron/services/jobs/index.ts'\nexport const createServices = jobs",
  'electron/rpc/index.ts':
    "import { contract } from '#shared/contract/index.ts'\nimport { jobs } from '#electron/services/jobs/index.ts'\nexport const router = [contract, jobs]",
  'electron/desktop/main.ts':
    "import { app } from 'electron'\nimport { router } from '#electron/rpc/index.ts'\nimport { createServices } from '#electron/services/create.ts'\nexport const host = [app, router, createServices]",
  'electron/loopback/index.ts':
    "import { WebSocketServer } from 'ws'\nimport { router } from '#electron/rpc/index.ts'\nexport const serve = [WebSocketServer, router]",
  'electron/cli/main.ts':
    "import { serve } from '#electron/loopback/index.ts'\nimport { findBrowser } from '../../scripts/browser.ts'\nexport const run = [serve, findBrowser]",
  'electron/preload/preload.ts': "import { contextBridge } from 'electron'\nexport const bridge = contextBridge",
  'renderer/main.ts': "import { createApp } from 'vue'\nimport Root from '#renderer/app/RootView.vue'\ncreateApp(Root)",
  'renderer/app/RootView.vue':
    '<script setup lang="ts">\nimport { review } from \'#renderer/features/review/index.ts\'\nimport PlainButton from \'#renderer/ui/PlainButton.vue\'\n</script>\n<template><PlainButton :a="review" /></template>',
  'renderer/features/review/index.ts': "import { usePage } from '#renderer/stores/page.ts'\nexport const review = usePage",
  'renderer/features/review/inside.ts': "import { words } from '#renderer/i18n/words.ts'\nexport const inside = words",
  'renderer/features/export/index.ts': 'export const exporting = 1',
  'renderer/stores/page.ts': "import { desk } from '#renderer/desk/index.ts'\nexport const usePage = desk",
  'renderer/desk/index.ts':
    "import Dexie from 'dexie'\nimport { client } from '#renderer/rpc/client.ts'\nimport { contract } from '#shared/contract/index.ts'\nexport const desk = [Dexie, client, contract]",
  'renderer/desk/tables.ts': 'export const tables = 1',
  'renderer/rpc/client.ts': 'export const client = 1',
  'renderer/ui/PlainButton.vue':
    '<script setup lang="ts">\nimport { words } from \'#renderer/i18n/words.ts\'\n</script>\n<template><b>{{ words }}</b></template>',
  'renderer/i18n/words.ts': 'export const words = 1',
  'scripts/browser.ts': 'export const findBrowser = 1',
  'bench/main.ts':
    "import { open } from '#electron/services/library/index.ts'\nimport { some } from '#shared/testing/index.ts'\nexport const bench = [open, some]",
  'e2e/flows/open.spec.ts':
    "import { test } from '@playwright/test'\nimport { some } from '#shared/testing/index.ts'\ntest(String(some), () => {})",
} as const

async function problemsOf(files: Record<string, string>): Promise<readonly string[]> {
  const project = temporaryProject({ ...sound, ...files }, ['package.json'])
  try {
    return (await checkLayers(project.root)).problems
  } finally {
    project.release()
  }
}

describe('checkLayers', () => {
  it('finds nothing in a sound project', async () => {
    expect(await problemsOf({})).toEqual([])
  })

  // [the rule that must bite, the file that breaks it, what it imports]
  it.each([
    ['room shared/base', 'shared/base/bad.ts', '#shared/model/index.ts'],
    ['room shared/model', 'shared/model/bad.ts', '#shared/rules/index.ts'],
    ['room shared/rules', 'shared/rules/bad.ts', '#shared/operations/index.ts'],
    ['room shared/segmentation', 'shared/segmentation/bad.ts', '#shared/operations/index.ts'],
    ['room shared/topics', 'shared/topics/bad.ts', '#shared/segmentation/index.ts'],
    ['room shared/history', 'shared/history/bad.ts', '#shared/contract/index.ts'],
    ['door of shared/model', 'shared/rules/bad.ts', '#shared/model/page.ts'],
    ['tests apart', 'shared/model/bad.ts', '#shared/testing/index.ts'],
    ['tests apart', 'electron/rpc/bad.ts', '#shared/base/base.test.ts'],
    ['shared is pure', 'shared/model/bad.ts', 'node:path'],
    ['shared is pure', 'shared/model/bad.ts', '@orpc/contract'],
    ['the contract is pure', 'shared/contract/bad.ts', '@orpc/server'],
    ['room shared/model', 'shared/model/bad.ts', '#electron/platform/index.ts'],
    ['room shared/model', 'shared/model/bad.ts', '#renderer/i18n/words.ts'],
    ['two sides', 'electron/rpc/bad.ts', '#renderer/rpc/client.ts'],
    ['two sides', 'electron/rpc/bad.test.ts', '#renderer/rpc/client.ts'],
    ['two sides', 'renderer/rpc/bad.ts', '#electron/platform/index.ts'],
    ['room electron/platform', 'electron/platform/bad.ts', '#electron/services/jobs/index.ts'],
    ['room electron/services', 'electron/services/jobs/bad.ts', '#electron/rpc/index.ts'],
    ['room electron/rpc', 'electron/rpc/bad.ts', '#electron/loopback/index.ts'],
    ['room electron/loopback', 'electron/loopback/bad.ts', '#electron/desktop/main.ts'],
    ['room electron/cli', 'electron/cli/bad.ts', '#electron/desktop/main.ts'],
    ['room electron/rpc', 'electron/rpc/bad.ts', '../../scripts/browser.ts'],
    ['door of electron/services/library', 'electron/services/jobs/bad.ts', '#electron/services/library/store.ts'],
    ['one place for SQL', 'electron/services/jobs/bad.ts', 'node:sqlite'],
    ['one place for Electron', 'electron/loopback/bad.ts', 'electron'],
    ['one place for Electron', 'electron/cli/bad.ts', 'electron/main'],
    ['one place for Electron', 'electron/services/jobs/bad.ts', 'electron'],
    ['no Node in the renderer', 'renderer/stores/bad.ts', 'node:fs'],
    ['features apart', 'renderer/features/review/bad.ts', '#renderer/features/export/index.ts'],
    ['room renderer/features', 'renderer/features/review/bad.ts', '#renderer/app/RootView.vue'],
    ['room renderer/stores', 'renderer/stores/bad.ts', '#renderer/features/export/index.ts'],
    ['room renderer/desk', 'renderer/desk/bad.ts', '#renderer/stores/page.ts'],
    ['room renderer/ui', 'renderer/ui/bad.ts', '#renderer/stores/page.ts'],
    ['door of renderer/desk', 'renderer/stores/bad.ts', '#renderer/desk/tables.ts'],
    ['door of renderer/features/review', 'renderer/app/bad.ts', '#renderer/features/review/inside.ts'],
    ['known room', 'renderer/helpers/bad.ts', '#renderer/i18n/words.ts'],
    ['declared packages', 'electron/services/jobs/bad.ts', 'picomatch'],
    ['shipped packages', 'electron/services/jobs/bad.ts', 'prettier'],
    ['resolvable', 'electron/services/jobs/bad.ts', './nowhere.ts'],
    ['room e2e', 'e2e/bad.ts', '#electron/rpc/index.ts'],
  ])('%s: refuses that %s imports %s', async (rule, file, imported) => {
    const problems = await problemsOf({ [file]: `import '${imported}'` })
    expect(problems.join('\n')).toContain(`[${rule}]`)
    expect(problems.filter((problem) => !problem.startsWith(`${file} -> `))).toEqual([])
  })

  it('counts a type import and an import inside a component', async () => {
    const typed = await problemsOf({
      'shared/base/bad.ts': "import type { page } from '#shared/model/index.ts'\nexport type Page = typeof page",
    })
    expect(typed.join('\n')).toContain('[room shared/base]')
    const component =
      '<script setup lang="ts">\nimport { usePage } from \'#renderer/stores/page.ts\'\n</script>\n<template>{{ usePage }}</template>'
    expect((await problemsOf({ 'renderer/ui/PageName.vue': component })).join('\n')).toContain('[room renderer/ui]')
  })

  it('refuses a circle and shows the way round', async () => {
    const problems = await problemsOf({
      'shared/model/a.ts': "import type { B } from './b.ts'\nexport type A = B",
      'shared/model/b.ts': "import type { A } from './a.ts'\nexport type B = A",
    })
    expect(problems.join('\n')).toContain('shared/model/a.ts -> shared/model/b.ts -> shared/model/a.ts [no circles]')
  })
})
