/**
 * The only thing of the host's that a window gets: a way to ask for a message port, and the paths of files that were dropped.
 * Sandboxed, so it is built as one file and can load nothing but Electron; the two channel names stand in electron/desktop/port.ts too.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'

const CONNECT = 'jiaoban:connect'
const PORT = 'jiaoban:port'

// A port cannot be returned through the context bridge. It is posted to the window with the nonce that the window chose.
ipcRenderer.on(PORT, (event, nonce: string) => {
  window.postMessage({ jiaoban: nonce }, window.location.origin, event.ports)
})

contextBridge.exposeInMainWorld('jiaoban', {
  connect: (nonce: unknown): void => {
    ipcRenderer.send(CONNECT, String(nonce))
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
})
