/** The desktop host: Electron with the built application. */
import { join } from 'node:path'

import { _electron } from '@playwright/test'

import { findElectron } from '../../scripts/electron-binary.ts'

import type { Folders, RunningHost } from './running.ts'

const root = join(import.meta.dirname, '../..')

export async function startDesktop(folders: Folders): Promise<RunningHost> {
  const electron = findElectron()
  if (!electron.found) throw new Error(`the desktop project runs only with Electron's program: ${electron.reason}`)
  const application = await _electron.launch({
    executablePath: electron.program,
    args: [
      root,
      `--user-data-dir=${folders.data}`,
      '--library',
      folders.library,
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
    ],
  })
  const page = await application.firstWindow()
  const kill = async (): Promise<void> => {
    application.process().kill('SIGKILL')
    await application.waitForEvent('close').catch(() => undefined)
  }
  return { page, stop: () => application.close(), kill }
}
