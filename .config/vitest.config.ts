/** Unit tests: beside the sources, in Node; those of the renderer with a document. */
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/out/**']

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  plugins: [vue()],
  test: {
    // Only what hangs is to fail by it: a machine with other work is many times slower than an idle one.
    testTimeout: 30_000,
    // Vitest leaves one processor free, which on a machine of two is half of them; many tests wait for a program that they have started.
    maxWorkers: '100%',
    projects: [
      // Modules are loaded once for all files of a worker, which takes half the time. Those of the hosts are loaded anew for each: there modules are replaced.
      {
        extends: true,
        test: {
          name: 'shared',
          environment: 'node',
          isolate: false,
          exclude,
          include: ['{shared,scripts,bench,e2e,.config}/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'hosts', environment: 'node', exclude, include: ['electron/**/*.test.ts'] } },
      { extends: true, test: { name: 'renderer', environment: 'happy-dom', isolate: false, exclude, include: ['renderer/**/*.test.ts'] } },
    ],
  },
})
