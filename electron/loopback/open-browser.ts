/** Opens an address in the user's own browser, by the command that each system has for it. */
import { spawn } from 'node:child_process'

/** The command and its arguments. `start` is a part of Windows' shell; its first quoted argument would be a window title. */
export function openCommand(platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [address]]
  // The shell reads & as the end of a command; our address has none, but its token is not ours to promise for.
  if (platform === 'win32') return ['cmd.exe', ['/d', '/s', '/c', 'start', '""', address.replaceAll('&', '^&')]]
  return ['xdg-open', [address]]
}

/** Asks the system to show the address; resolves with false where it cannot. Does not wait for the browser. */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, args] = openCommand(platform, address)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
    child.on('error', () => resolve(false))
    child.on('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
