/** What no page may do, whatever it is made to: leave, open windows, embed others, ask for devices. */
import type { Session, WebContents } from 'electron'

import type { Log } from '#electron/platform/index.ts'

import { ORIGIN, START_URL } from './origin.ts'

/**
 * Denies every permission but one: putting text on the clipboard, which Chromium allows only after a click or key anyway.
 */
export function denyPermissions(session: Session): void {
  const allowed = (permission: string, origin: string): boolean => permission === 'clipboard-sanitized-write' && origin === ORIGIN
  const originOf = (address: string): string => (address.startsWith(`${ORIGIN}/`) || address === ORIGIN ? ORIGIN : address)
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(allowed(permission, originOf(details.requestingUrl)))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, originOf(origin)))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

/** Keeps a page where it is. The start page may load itself again; nothing else is navigated to, opened or embedded. */
export function confine(contents: WebContents, log: Log): void {
  const stay = (event: { preventDefault(): void }, address: string): void => {
    if (address === START_URL) return
    log.warn('a navigation was denied', { address: address.slice(0, 200) })
    event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('a window was denied', { address: url.slice(0, 200) })
    return { action: 'deny' }
  })
}
