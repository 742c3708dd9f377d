/** What a proof says beside its text: where pieces came from and went to, what was done, how much. */
import { countInEnglish, type Language } from '#shared/base/index.ts'
import { roleInWords, type Page } from '#shared/model/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'

import type { Whereabouts } from './pairs.ts'
import type { Proof, ProofPiece } from './proof.ts'

/** The two states that a proof compares. */
export interface ProofStates {
  readonly before: Page
  readonly after: Page
}

/** The line beside a piece, e.g. `移自丙篇 · 正文改为主题`; empty where there is nothing to say. */
export function pieceInWords(piece: ProofPiece, { before, after }: ProofStates, language: Language): string {
  const zh = language === 'zh'
  const said: string[] = []
  const move = piece.move === null ? '' : String(piece.move)
  if (piece.how === 'here') said.push(zh ? `移来 ${move}` : `moved here ${move}`)
  if (piece.how === 'away') said.push(zh ? `移走 ${move}` : `moved away ${move}`)
  if (piece.how === 'came') said.push(cameFrom(piece.other, before, language))
  if (piece.how === 'went') said.push(wentTo(piece.other, after, language))
  if (piece.seam === 'joined') said.push(zh ? '接上段' : 'joined to the one before')
  if (piece.seam === 'parted') said.push(zh ? '另起段' : 'a paragraph of its own')
  if (piece.roleBefore !== null) {
    const [was, is] = [roleInWords(piece.roleBefore, language), roleInWords(piece.role, language)]
    said.push(zh ? `${was}改为${is}` : `${was} to ${is}`)
  }
  return said.join(' · ')
}

function cameFrom(other: Whereabouts | null, page: Page, language: Language): string {
  const zh = language === 'zh'
  if (other === null || other.at === 'nowhere') return zh ? '新增' : 'new'
  if (other.at === 'shelf') return zh ? '移自待定' : 'from the shelf'
  if (other.at === 'dropped') return zh ? '恢复的重复' : 'a restored copy'
  return zh ? `移自${letter(other, page, 'zh')}篇` : `from article ${letter(other, page, 'en')}`
}

function wentTo(other: Whereabouts | null, page: Page, language: Language): string {
  const zh = language === 'zh'
  if (other === null || other.at === 'nowhere') return zh ? '删去' : 'gone'
  if (other.at === 'shelf') return zh ? '移到待定' : 'to the shelf'
  if (other.at === 'dropped') return zh ? '收起为重复' : 'dropped as a copy'
  return zh ? `移到${letter(other, page, 'zh')}篇` : `to article ${letter(other, page, 'en')}`
}

function letter(where: Whereabouts, page: Page, language: Language): string {
  if (where.at !== 'article') return ''
  const order = page.head.articles.indexOf(where.article)
  return order < 0 ? '' : articleLetter(order, language)
}

/** `增 12 字，删 3 字，移 2 处`, or that nothing differs. */
export function proofInWords({ inserted, deleted, moves, pieces }: Proof, language: Language): string {
  const zh = language === 'zh'
  const other = pieces.filter(({ roleBefore, seam }) => roleBefore !== null || seam !== null).length
  const said = [
    ...(inserted > 0 ? [zh ? `增 ${String(inserted)} 字` : `${countInEnglish(inserted, 'character')} in`] : []),
    ...(deleted > 0 ? [zh ? `删 ${String(deleted)} 字` : `${String(deleted)} out`] : []),
    ...(moves > 0 ? [zh ? `移 ${String(moves)} 处` : `${String(moves)} moved`] : []),
    ...(other > 0 ? [zh ? `改类型、分段 ${String(other)} 处` : countInEnglish(other, 'role or join', 'roles or joins')] : []),
  ]
  if (said.length === 0) return zh ? '没有改动' : 'Nothing differs'
  return said.join(zh ? '，' : ', ')
}
