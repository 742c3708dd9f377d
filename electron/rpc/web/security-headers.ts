/**
 * The content policy and its companions, the same under both hosts.
 *
 * Nothing inline and nothing from elsewhere: texts of newspapers are data, and if one ever reached the document as markup, this
 * keeps it from doing anything. Vue sets styles through the CSSOM, which `style-src 'self'` allows; style elements and style
 * attributes in markup it does not.
 */

/** `connect`: origins beside the page's own that it may connect to (the loopback host's WebSocket). */
export function securityHeaders(connect: readonly string[]): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  }
}

/** For what is fetched to be kept, not shown: if a browser shows it all the same, nothing in it runs. */
export const DOWNLOAD_POLICY = "default-src 'none'; sandbox"
