export { paragraphs, proofHtml, safeText, type ProofHead } from './html.ts'
export { changedArticles, isChanged, PARAGRAPH, proofOf, type Proof, type ProofPiece } from './proof.ts'
export { textMarks, type TextMark } from './text-marks.ts'
export { pieceInWords, proofInWords, type ProofStates } from './words.ts'
