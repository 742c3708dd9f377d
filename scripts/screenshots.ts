/** `npm run screenshots`: takes the pictures of README and docs from a run of the whole-application tests over every view. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const taken = join(root, '.cache/e2e/pictures')
const kept = join(root, 'docs/screenshots')

/** Picture in the documents, and its name in the run. */
const PICTURES = {
  'review-light-zh': 'review-light-zh',
  'review-dark-zh': 'review-dark-zh',
  'review-light-en': 'review-light-en',
  'review-dark-en': 'review-dark-en',
  'review-light-zh-1280x800': 'review-1280x800-light-zh',
  'review-light-zh-1920x1080': 'review-1920x1080-light-zh',
  'review-dark-en-1280x800': 'review-1280x800-dark-en',
  'review-dark-en-1920x1080': 'review-1920x1080-dark-en',
  'library-light-zh': 'library-light-zh',
  'library-dark-en': 'library-dark-en',
  'empty-light-zh': 'empty-light-zh',
  'history-light-zh': 'history-light-zh',
  'proof-light-zh': 'proof-light-zh',
  'proof-dark-en': 'proof-dark-en',
  'library-history-light-zh': 'library-history-light-zh',
  'duplicates-light-zh': 'duplicates-light-zh',
  'duplicates-dark-en': 'duplicates-1920x1080-dark-en',
  'progress-light-zh': 'progress-light-zh',
  'settings-light-zh': 'settings-light-zh',
  'export-light-zh': 'export-filled-light-zh',
} as const

const run = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project=loopback', 'views'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, JIAOBAN_PICTURES: '1' },
})
if (run.status !== 0) process.exit(run.status ?? 1)
mkdirSync(kept, { recursive: true })
for (const [name, source] of Object.entries(PICTURES)) copyFileSync(join(taken, `${source}.png`), join(kept, `${name}.png`))
