export { findDateline, parseCredits, readByline, readDateline, trailingCredits, type Credits } from './byline.ts'
export {
  bareText,
  endingOf,
  hanShare,
  hasWords,
  isHan,
  openQuotes,
  startsInsideSentence,
  startsWithNumber,
  visualLength,
  type Ending,
} from './chars.ts'
export { nonBlankLines, type Line } from './lines.ts'
export { couldBeName, looksLikeName } from './names.ts'
