/**
 * A proof as one HTML file for printing: no script, no address, nothing fetched. Text of the page is text whatever it holds:
 * what HTML reads as markup is escaped, what would turn the reading direction or cannot be printed is shown by its code. [F3]
 */
import type { Language } from '#shared/base/index.ts'

import { PARAGRAPH, type Proof, type ProofPiece } from './proof.ts'
import { PROOF_STYLE } from './style.ts'
import { pieceInWords, proofInWords, type ProofStates } from './words.ts'

/** What stands above the text. */
export interface ProofHead {
  /** The article's title, '' where it has none. */
  readonly title: string
  /** Publication, date, page: as one line. */
  readonly page: string
  /** The two states in words: when and by whom. */
  readonly before: string
  readonly after: string
  /** When the proof was made, in words. */
  readonly made: string
}

/** The file's text. Always the same for the same proof and head. */
export function proofHtml(proof: Proof, states: ProofStates, head: ProofHead, language: Language): string {
  const zh = language === 'zh'
  const title = head.title === '' ? (zh ? '无题' : 'Untitled') : head.title
  return [
    '<!doctype html>',
    `<html lang="${zh ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">",
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${safeText(`${zh ? '花脸稿' : 'Proof'} · ${title}`)}</title>`,
    `<style>${PROOF_STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<p class="page">${safeText(head.page)}</p>`,
    `<h1 lang="zh-CN">${safeText(title)}</h1>`,
    `<dl><dt>${zh ? '从' : 'From'}</dt><dd>${safeText(head.before)}</dd><dt>${zh ? '到' : 'To'}</dt><dd>${safeText(head.after)}</dd></dl>`,
    `<p class="sum">${safeText(proofInWords(proof, language))}</p>`,
    legend(zh),
    '</header>',
    '<main lang="zh-CN">',
    ...paragraphs(proof.pieces).map((pieces) => paragraph(pieces, states, language)),
    '</main>',
    `<footer>${safeText(head.made)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function legend(zh: boolean): string {
  const gone = zh ? '删去' : 'out'
  const come = zh ? '增加' : 'in'
  const away = zh ? '移走' : 'moved away'
  const here = zh ? '移来' : 'moved here'
  return `<p class="legend"><del>${gone}</del> <ins>${come}</ins> <span class="away">${away}</span> <span class="here">${here}</span></p>`
}

/** Pieces that run on are one paragraph; so are a piece and what was struck in the middle of it. */
export function paragraphs(pieces: readonly ProofPiece[]): (readonly ProofPiece[])[] {
  const out: ProofPiece[][] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (piece.runsOn && last !== undefined) last.push(piece)
    else out.push([piece])
  }
  return out
}

function paragraph(pieces: readonly ProofPiece[], states: ProofStates, language: Language): string {
  const [first] = pieces
  const notes = pieces.flatMap((piece) => pieceInWords(piece, states, language) || [])
  const aside = notes.length === 0 ? '' : `<aside lang="${language === 'zh' ? 'zh-CN' : 'en'}">${safeText(notes.join('；'))}</aside>`
  return `<section class="${first?.role ?? 'body'}">${aside}<p>${pieces.map(pieceHtml).join('')}</p></section>`
}

function pieceHtml(piece: ProofPiece): string {
  const seam = piece.seam === 'joined' ? '<del class="para">¶</del>' : piece.seam === 'parted' ? '<ins class="para">¶</ins>' : ''
  const moved = piece.how === 'here' || piece.how === 'away'
  const text = piece.marks
    .map(({ kind, text: part }) => {
      const inside = part.split(PARAGRAPH).map(safeText).join('<span class="para">¶</span><br>')
      if (kind === 'same' || (piece.how === 'away' && kind === 'gone')) return inside
      return kind === 'gone' ? `<del>${inside}</del>` : `<ins>${inside}</ins>`
    })
    .join('')
  return `${seam}<bdi>${moved ? `<span class="${piece.how}"><sup>${String(piece.move ?? '')}</sup>${text}</span>` : text}</bdi>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/**
 * Text as HTML that shows it and does nothing: markup escaped; control characters, characters that steer the reading
 * direction and invisible ones by their code in brackets, as U+202E; half a surrogate pair as U+FFFD.
 */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu, (character) => {
      if (character === '\t') return ' '
      return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? '')
}
