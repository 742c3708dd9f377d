/** HTTP paths beside the RPC that both hosts serve from the window's own origin: uploads in, written exports out. */

/** POST the bytes of one file here; answers `{"upload": "<uuid>"}`. */
export const UPLOAD_PATH = '/upload'

/** GET one file of a finished export. */
export function downloadPath(job: string, file: string): string {
  return `/download/${encodeURIComponent(job)}/${encodeURIComponent(file)}`
}

/** WebSocket path of the RPC on the loopback host. */
export const RPC_PATH = '/rpc'
