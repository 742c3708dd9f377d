/** What is said about the text itself: the original, and what looks wrong. */
import type { MessageTree } from '#renderer/i18n/index.ts'

export const textZh: MessageTree = {
  help: '查错',
  helpCount: '查错 {count}',
  looking: '正在看这一版……',
  nothing: '没有看到可疑的字。',
  none: '这一版没有可疑的字。',
  helpKeys: '上下键走动，Enter 采用，Shift+Enter 同类全改，X 没有错，E 改字，Esc 回到正文',
  what: '怎么办',
  acceptAlike: '同类 {count} 处全改',
  right: '没有错',
  rightAlike: '同类都没有错',
  inLibrary: '在全库找',
  place: '{kind}：{text}',
  marksOn: '标出可疑的字',
  marksOff: '不标可疑的字',
  original: '原文',
  same: '和原文一样',
  putBack: '改回原文',
  alreadyOriginal: '这一块和原文一样。',
}

export const textEn: MessageTree = {
  help: 'Check',
  helpCount: 'Check {count}',
  looking: 'Looking through the page…',
  nothing: 'Nothing looks wrong.',
  none: 'Nothing on this page looks wrong.',
  helpKeys: 'Arrows walk, Enter accepts, Shift+Enter accepts all alike, X says it is right, E edits, Esc goes back to the text',
  what: 'What to do',
  acceptAlike: 'All {count} alike',
  right: 'It is right',
  rightAlike: 'All alike are right',
  inLibrary: 'Find in the library',
  place: '{kind}: {text}',
  marksOn: 'What looks wrong is marked',
  marksOff: 'What looks wrong is not marked',
  original: 'Original',
  same: 'Same as the original',
  putBack: 'Put the original back',
  alreadyOriginal: 'This block is as in the original.',
}
