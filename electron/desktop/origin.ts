/** The one origin of the desktop host. The desk's IndexedDB belongs to it, so it never changes. */
export const SCHEME = 'app'
const HOST = 'jiaoban'
export const ORIGIN = `${SCHEME}://${HOST}`
/** The application has one page. */
export const START_URL = `${ORIGIN}/`

/** True for an address of ours. Node does not know the scheme as a standard one and gives such addresses no origin. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${SCHEME}:` && url.host === HOST
}
