/** `npm run screenshots`: takes the pictures of README and docs from a run of the whole-application tests over every view. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const taken = join(root, '.cache/e2e/pictures')
const kept = join(root, 'docs/screenshots')

/** Picture in the documents, and its name in the run. */
const PICTURES = {
  'review-light-zh': 'review-1440x900-light-zh',
  'review-dark-zh': 'review-1440x900-dark-zh',
  'review-light-en': 'review-1440x900-light-en',
  'review-light-zh-1280x800': 'review-1280x800-light-zh',
  'review-light-zh-1920x1080': 'review-1920x1080-light-zh',
  'library-light-zh': 'library-light-zh',
  'library-dark-en': 'library-dark-en',
  'export-light-zh': 'export-filled-light-zh',
} as const

const run = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project=loopback', 'views'], {
  cwd: root,
  stdio: 'inherit',
})
if (run.status !== 0) process.exit(run.status ?? 1)
mkdirSync(kept, { recursive: true })
for (const [name, source] of Object.entries(PICTURES)) copyFileSync(join(taken, `${source}.png`), join(kept, `${name}.png`))
