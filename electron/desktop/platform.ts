/** The platform of the desktop host: the system's own dialogs and file manager, paths instead of uploads. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { dialog, shell, type BrowserWindow } from 'electron'

import type { Log, Platform } from '#electron/platform/index.ts'
import { installation } from '#electron/rpc/index.ts'
import type { Language } from '#shared/base/index.ts'

import { ownTitleBar } from './window.ts'

export interface DesktopPlatformOptions {
  readonly dataDir: string
  readonly documents: string
  readonly log: Log
  readonly system: NodeJS.Platform
  /** The window that dialogs belong to; null while there is none. */
  window(): BrowserWindow | null
  language(): Language
}

const words = {
  files: { zh: '选择要导入的文件', en: 'Choose files to import' },
  folders: { zh: '选择要导入的文件夹', en: 'Choose folders to import' },
  target: { zh: '选择导出到哪个文件夹', en: 'Choose the folder to export to' },
  texts: { zh: '文字稿', en: 'Texts' },
  all: { zh: '所有文件', en: 'All files' },
} as const

export function desktopPlatform(options: DesktopPlatformOptions): Platform {
  const { dataDir, documents, log, system } = options
  const { version, samples } = installation()
  const ask = async (asked: Electron.OpenDialogOptions): Promise<readonly string[]> => {
    const window = options.window()
    const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(window, asked))
    return canceled ? [] : filePaths
  }
  return {
    host: 'desktop',
    capabilities: { paths: true, dialogs: true, reveal: true, downloads: false, windowButtons: ownTitleBar(system) },
    version,
    ids: { now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) },
    log,
    dataDir,
    exportDir: join(documents, 'Jiaoban exports'),
    exportRoots: null,
    samplesDir: samples,
    pickFiles: (folders) => {
      const language = options.language()
      const filters = [
        { name: words.texts[language], extensions: ['txt', 'md'] },
        { name: words.all[language], extensions: ['*'] },
      ]
      return folders
        ? ask({ title: words.folders[language], properties: ['openDirectory', 'multiSelections'] })
        : ask({ title: words.files[language], properties: ['openFile', 'multiSelections'], filters })
    },
    pickFolder: async () => {
      const title = words.target[options.language()]
      const [folder] = await ask({ title, properties: ['openDirectory', 'createDirectory', 'promptToCreate'] })
      return folder ?? null
    },
    // Shown in its parent, not opened: opening would start a program where the path is one (an .app folder is).
    reveal: async (folder) => {
      shell.showItemInFolder(folder)
      return true
    },
  }
}
