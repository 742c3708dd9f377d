/**
 * Builds the three hosts, the preload and the renderer into out/{main,preload,renderer}.
 * Node resolves the "imports" of package.json when it runs the sources; Vite follows the same table here.
 */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type UserConfig } from 'electron-vite'

const root = import.meta.dirname

/** Entries of the main build by their name under out/main, e.g. `loopback/main`: the hosts and each worker thread. */
function mainEntries(): Record<string, string> {
  const workers = globSync('workers/*.ts', { cwd: join(root, 'electron') }).filter((file) => !file.endsWith('.test.ts'))
  const files = ['desktop/main.ts', 'loopback/main.ts', 'cli/main.ts', ...workers.sort()]
  const present = files.map((file) => file.replaceAll('\\', '/')).filter((file) => existsSync(join(root, 'electron', file)))
  return Object.fromEntries(present.map((file) => [file.replace(/\.ts$/, ''), join(root, 'electron', file)]))
}

const main: UserConfig['main'] = {
  build: {
    outDir: 'out/main',
    target: 'node24',
    rolldownOptions: {
      input: mainEntries(),
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
}

// A sandboxed preload can load no other file and is no ES module: one CommonJS file with everything in it.
const preload: UserConfig['preload'] = {
  build: {
    outDir: 'out/preload',
    externalizeDeps: false,
    rolldownOptions: {
      input: { preload: join(root, 'electron/preload/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
}

// The content policy allows no inline script, no eval and no data: address, so nothing is inlined.
const renderer: UserConfig['renderer'] = {
  root: 'renderer',
  plugins: [vue()],
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
  },
  build: {
    outDir: 'out/renderer',
    minify: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(root, 'renderer/index.html') },
  },
}

// A part whose entry file is missing is left out, so that the others can be built alone.
const has = (file: string): boolean => existsSync(join(root, file))

export default defineConfig({
  ...(Object.keys(mainEntries()).length > 0 ? { main } : {}),
  ...(has('electron/preload/preload.ts') ? { preload } : {}),
  ...(has('renderer/index.html') ? { renderer } : {}),
})
