/** Steps of a page's history in words; an undo or redo says what it took back or brought back. */
import type { Language } from '#shared/base/index.ts'
import type { Article, Page } from '#shared/model/index.ts'
import { describeOperation, UNNAMED_EDITOR, type Entry, type Operation } from '#shared/operations/index.ts'

import type { Touch } from './blame.ts'

/** The edit that an undo, or a redo of one, is about in the end; an edit is about itself. undefined where the log lacks it. */
export function editOf<E extends Pick<Entry, 'operation'>>(entry: E, find: (id: string) => E | undefined): E | undefined {
  let at: E | undefined = entry
  while (at !== undefined && (at.operation.name === 'undo' || at.operation.name === 'redo')) at = find(at.operation.target)
  return at
}

/**
 * Says what an entry did: `撤销：拆稿：第 3 行`. `edit` is what an undo or redo is about (see `editOf`); blocks are named by
 * their lines on `page`, articles by their titles. `gone`: articles that the edit took off the page (see `articlesGone`).
 */
export function stepInWords(
  operation: Operation,
  edit: Operation | undefined,
  page: Page | undefined,
  language: Language,
  gone: readonly Article[] = [],
): string {
  const { name } = operation
  if ((name !== 'undo' && name !== 'redo') || edit === undefined) return describeOperation(operation, page, language, gone)
  return turned(operation, describeOperation(edit, page, language, gone), language)
}

/** Who made a step, by name: the machine, and an editor who has not said a name, are named in the reader's language. */
export function editorInWords(editor: string, language: Language): string {
  if (editor === 'machine') return language === 'zh' ? '机器' : 'machine'
  if (editor === UNNAMED_EDITOR) return language === 'zh' ? '编辑' : 'editor'
  return editor
}

/** What was taken back or brought back, as such; anything else as it is. */
function turned({ name }: Operation, what: string, language: Language): string {
  if (name !== 'undo' && name !== 'redo') return what
  if (language === 'zh') return `${name === 'undo' ? '撤销' : '重做'}：${what}`
  return `${name === 'undo' ? 'Undid' : 'Redid'}: ${what}`
}

/**
 * Says a bulk step of the library's history, by the name of its latest operation and the number of its pages; an undo or redo says
 * what it took back or brought back (`edit`, see `editOf`). `one` is what that operation says of itself.
 */
export function bulkInWords(operation: Operation, edit: Operation | undefined, pages: number, one: string, language: Language): string {
  const count = String(pages)
  const { name } = edit ?? operation
  if (name === 'importPage' || name === 'segmentPage') {
    return language === 'zh' ? `导入 ${count} 版，并分稿` : `Imported and cut ${count} ${pages === 1 ? 'page' : 'pages'}`
  }
  if (pages === 1) return one
  const { [edit?.name === 'batch' ? edit.meaning : name]: known } = BULKS
  const what = known === undefined ? one : turned(operation, known[language], language)
  return language === 'zh' ? `${what}，共 ${count} 版` : `${what}, ${count} pages in all`
}

/** What is done on many pages at once, without what one page's part says of itself. */
const BULKS: Readonly<Record<string, Readonly<Record<Language, string>> | undefined>> = {
  resegmentPage: { zh: '重新分稿', en: 'Cut anew' },
  linkArticle: { zh: '关联转版', en: 'Linked continuations' },
  'drop-exact-copies': { zh: '收起逐字重复', en: 'Dropped exact copies' },
  copies: { zh: '查重', en: 'Decided on copies' },
  'find-and-replace': { zh: '查找替换', en: 'Find and replace' },
  punctuation: { zh: '规范标点', en: 'Punctuation set right' },
  alike: { zh: '同类改字', en: 'Corrected all alike' },
}

const TOUCHES: Readonly<Record<Touch, Readonly<Record<Language, string>>>> = {
  made: { zh: '成块', en: 'made' },
  removed: { zh: '并入别块', en: 'merged away' },
  text: { zh: '文字', en: 'text' },
  role: { zh: '类型', en: 'role' },
  place: { zh: '所在稿件', en: 'article' },
  order: { zh: '次序', en: 'order' },
  join: { zh: '接续', en: 'join' },
  dropped: { zh: '收起', en: 'dropped' },
  restored: { zh: '恢复', en: 'restored' },
  doubt: { zh: '疑点', en: 'doubt' },
}

/** What a step did to a block, `文字、类型`. */
export function touchesInWords(touched: readonly Touch[], language: Language): string {
  return touched.map((touch) => TOUCHES[touch][language]).join(language === 'zh' ? '、' : ', ')
}
