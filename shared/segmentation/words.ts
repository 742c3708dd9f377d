/** The engine's questions, reasons and answers in words, for the screen and the command line alike. Lines count from 1. */
import type { Role } from '#shared/model/index.ts'

import { REASON_WORDS } from './reason-words.ts'

export type Language = 'zh' | 'en'
type Params = Readonly<Record<string, string | number>>

/** A question as the engine or a page document carries it. */
export interface QuestionLike {
  readonly code: string
  readonly params: Params
  readonly p: number
}

/** An answer as the engine (article and block numbers) or a page document (ids) carries it. */
export interface AnswerLike<Article = unknown, Block = unknown> {
  readonly do: string
  readonly article?: Article
  readonly to?: Block
  readonly role?: Role
}

/** How the asking place names what an answer points to. Without a name the answer speaks of “another article”. */
export interface AnswerNames<Article, Block> {
  readonly question?: Pick<QuestionLike, 'code' | 'params'>
  readonly article?: (article: Article) => string
  /** The number of a block's line, from 1. */
  readonly line?: (block: Block) => number
}

const roleNames: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  kicker: { zh: '引题', en: 'kicker' },
  headline: { zh: '主题', en: 'headline' },
  subhead: { zh: '副题', en: 'subhead' },
  byline: { zh: '署名', en: 'byline' },
  body: { zh: '正文', en: 'body text' },
  caption: { zh: '图说', en: 'caption' },
  credit: { zh: '摄影署名', en: 'photo credit' },
  section: { zh: '栏目', en: 'section label' },
  jump: { zh: '转版', en: 'jump line' },
  ad: { zh: '广告', en: 'advertisement' },
  noise: { zh: '杂讯', en: 'noise' },
}

/** The name of a role. */
export function roleInWords(role: Role, language: Language): string {
  return roleNames[role][language]
}

const stems = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'

/** The letter of the article with this number on its page (from 0): 甲 乙 丙 … or A … Z, AA …; 甲乙丙 give way to numbers after the 22nd. */
export function articleLetter(index: number, language: Language): string {
  if (language === 'zh') return stems.charAt(index) || String(index + 1)
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : articleLetter(Math.floor(index / 26) - 1, 'en') + letter
}

/** The question in words. An unknown code gets a general sentence. */
export function questionInWords(doubt: QuestionLike, language: Language): string {
  const words = questions[doubt.code] ?? general
  return words[language](doubt.params)
}

type Question = Readonly<Record<Language, (params: Params) => string>>

function line(params: Params, key = 'block'): string {
  const value = params[key]
  return typeof value === 'number' ? String(value + 1) : '?'
}

function quotedText(params: Params, language: Language): string {
  const text = params['text']
  if (typeof text !== 'string' || text === '') return ''
  return language === 'zh' ? `“${text}”` : ` “${text}”`
}

function role(params: Params, language: Language): string {
  const value = params['role']
  return typeof value === 'string' && value in roleNames ? roleInWords(value as Role, language) : String(value ?? '')
}

const general: Question = { zh: (p) => `第 ${line(p)} 行，这样分对吗？`, en: (p) => `Line ${line(p)}: is this right?` }

const questions: Readonly<Record<string, Question | undefined>> = {
  follows: {
    zh: (p) => `第 ${line(p)} 行${quotedText(p, 'zh')}，归这一篇吗？`,
    en: (p) => `Line ${line(p)}${quotedText(p, 'en')}: does it belong to this article?`,
  },
  joins: {
    zh: (p) => {
      if (p['joined'] !== 0) return `第 ${line(p)} 行这段接上文吗？`
      const [last, next] = [line(p, 'after'), line(p)]
      return p['complete'] === 1 ? `第 ${next} 行和第 ${last} 行是同一段吗？` : `第 ${last} 行的话没有完，是不是接第 ${next} 行？`
    },
    en: (p) => {
      if (p['joined'] !== 0) return `Line ${line(p)}: does it continue the text above?`
      const [last, next] = [line(p, 'after'), line(p)]
      return p['complete'] === 1
        ? `Are lines ${last} and ${next} one paragraph?`
        : `Line ${last} breaks off: does line ${next} go on with it?`
    },
  },
  role: {
    zh: (p) => `第 ${line(p)} 行${quotedText(p, 'zh')}是${role(p, 'zh')}吗？`,
    en: (p) => `Line ${line(p)}${quotedText(p, 'en')}: is it ${/^[aeiou]/.test(role(p, 'en')) ? 'an' : 'a'} ${role(p, 'en')}?`,
  },
  'headline-after-text': {
    zh: (p) => `标题排在全文后面（第 ${line(p)} 行），归这一篇吗？`,
    en: (p) => `This headline stands after its text (line ${line(p)}). Is it this article's?`,
  },
  duplicate: {
    zh: (p) =>
      `${p['lines'] === 1 ? '这一行' : `这 ${p['lines'] ?? ''} 行`}像是第 ${line(p, 'keep')} 行起那一段的${p['kind'] === 'contained' ? '一部分' : '另一份'}，收起吗？`,
    en: (p) => {
      const one = p['lines'] === 1
      const what =
        p['kind'] === 'contained'
          ? `part of what begins at line ${line(p, 'keep')}`
          : `another copy of what begins at line ${line(p, 'keep')}`
      return `${one ? 'This line looks' : `These ${p['lines'] ?? ''} lines look`} like ${what}. Drop ${one ? 'it' : 'them'}?`
    },
  },
  orphan: {
    zh: (p) => `第 ${line(p)} 行${quotedText(p, 'zh')}，不归任何一篇吗？`,
    en: (p) => `Line ${line(p)}${quotedText(p, 'en')}: does it belong to no article?`,
  },
}

/** A reason in words: what was seen. An unknown code is given as it is. */
export function reasonInWords(reason: { readonly code: string; readonly params: Params }, language: Language): string {
  if (!Object.hasOwn(REASON_WORDS, reason.code)) return reason.code
  const words = REASON_WORDS[reason.code as keyof typeof REASON_WORDS][language]
  return typeof words === 'string' ? words : words(reason.params)
}

/** An answer in words, short enough for a button. `names` says how to name articles and lines, and what was asked. */
export function answerInWords<Article, Block>(
  answer: AnswerLike<Article, Block>,
  language: Language,
  names: AnswerNames<Article, Block> = {},
): string {
  const zh = language === 'zh'
  const article = answer.article === undefined ? undefined : names.article?.(answer.article)
  const to = answer.to === undefined ? undefined : names.line?.(answer.to)
  switch (answer.do) {
    case 'keep':
      return keepInWords(names.question, language)
    case 'start-article':
      return zh ? '另起一篇' : 'Start an article'
    case 'move-to':
      if (article === undefined) return zh ? '归另一篇' : 'To another article'
      return zh ? `归${article}篇` : `To article ${article}`
    case 'join':
      if (to === undefined) return zh ? '接上' : 'Join'
      return zh ? `接第 ${to} 行` : `Join to line ${to}`
    case 'unjoin':
      return zh ? '不接，另起一段' : 'Do not join'
    case 'set-role':
      if (answer.role === undefined) return zh ? '改类型' : 'Change the role'
      return zh
        ? `改作${roleInWords(answer.role, language)}`
        : `Make it ${/^[aeiou]/.test(roleInWords(answer.role, language)) ? 'an' : 'a'} ${roleInWords(answer.role, language)}`
    case 'shelve':
      return zh ? '放进待定' : 'To the shelf'
    case 'drop-copy':
      return zh ? '收起这一份' : 'Drop this copy'
    default:
      return answer.do
  }
}

/** “As it is” says more when one knows what was asked. */
function keepInWords(question: AnswerNames<unknown, unknown>['question'], language: Language): string {
  const zh = language === 'zh'
  switch (question?.code) {
    case 'follows':
      return zh ? '归这一篇' : 'Yes, here'
    case 'headline-after-text':
      return zh ? '归这一篇，移到文首' : 'Yes, to the top'
    case 'joins':
      return question.params['joined'] === 0 ? (zh ? '不接' : 'Not joined') : zh ? '接上' : 'Joined'
    case 'role':
      return zh ? `是${role(question.params, 'zh')}` : `Yes, ${role(question.params, 'en')}`
    case 'duplicate':
      return zh ? '两份都留' : 'Keep both'
    case 'orphan':
      return zh ? '放在待定' : 'Leave it on the shelf'
    default:
      return zh ? '就这样' : 'As it is'
  }
}
