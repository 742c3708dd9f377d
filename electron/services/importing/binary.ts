/** Tells files that are no text by their first bytes, so that the refusal comes before any decoding. */

/** First bytes of formats that editors have in the same folders as texts. */
const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
  [0x25, 0x50, 0x44, 0x46, 0x2d], // PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and with it DOCX, EPUB, OFD
  [0x50, 0x4b, 0x05, 0x06], // ZIP without entries
  [0x1f, 0x8b, 0x08], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21, 0x1a], // RAR
  [0xd0, 0xcf, 0x11, 0xe0], // DOC, XLS and what else lies in an OLE container
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], // SQLite
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x41, 0x54, 0x26, 0x54], // DjVu
]

/** True where the first bytes are those of a format that is not plain text. RIFF (WebP) and ISO media carry their mark later. */
export function hasBinarySignature(bytes: Uint8Array): boolean {
  if (signatures.some((signature) => signature.every((byte, i) => bytes[i] === byte))) return true
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (head.startsWith('RIFF') && head.slice(8) === 'WEBP') || head.slice(4, 8) === 'ftyp'
}

/** Characters that text files do not hold; tab, line ends, form feed and the DOS end mark (0x1a) they do. */
const control = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f\u007f]/g

/** Share of control characters above which a decoded file is taken for binary data. OCR programs leave a few. */
const MOST_CONTROLS = 0.01

/** True where a decoded text holds a NUL or too many control characters to be one. */
export function looksBinary(text: string): boolean {
  if (text.includes('\u0000')) return true
  const count = text.match(control)?.length ?? 0
  return count > 0 && count / text.length > MOST_CONTROLS
}
