/** What a line shows by itself: its width, how it begins and ends, the words by which furniture, names or captions tell. */
import { isPlace, looksLikeName, startsInsideSentence, startsWithNumber } from '#shared/text/index.ts'

import { isFullLine } from './columns.ts'
import { buckets, nameTable, type Cues } from './cues.ts'
import { SHIPPED_FIELDS, shippedFields } from './fields.ts'
import { furnitureSort, isFurniture, isKnownSlogan, isSpecks } from './furniture.ts'
import { latinCues } from './latin-cues.ts'
import {
  endsWithMail,
  isBoxTitle,
  isCommerce,
  isFeatureLine,
  isGenericSection,
  isNotice,
  isPaperName,
  isPhotoNote,
  isSecondHeadline,
  isSection,
  isSlogan,
  quoteStart,
  speakerStart,
  startsCaption,
} from './lexicon.ts'
import type { Look, PageFacts } from './page-facts.ts'
import { evenWidth, type View } from './views.ts'
import { wordingCues } from './wording-cues.ts'
import type { Wording } from './wordings.ts'

const widthBucket = buckets([1, 2, 3, 4, 6, 9, 13, 18, 24, 30, 38, 46, 60, 90, 150, 260])
const lengthName = nameTable((width: string) => `length:${width}`)
const lookName = nameTable((look: Look) => `look:${look}`)
const endingName = nameTable((ending: string) => `ending:${ending}`)

/** Adds the cues of line `i` of the page. */
export function lineCues(facts: PageFacts, cues: Cues, i: number): void {
  const view = facts.views[i]
  if (view === undefined) return
  cues.add('habit')
  const width = evenWidth(view, facts.habits.latin)
  cues.add(lengthName(widthBucket(width)), 1, { width: Math.round(view.width) })
  cues.add(lookName(facts.looks[i] ?? 'bare'))
  wordCues(cues, facts, view, i)
  punctuationCues(cues, view, width)
  openingCues(cues, view)
  hintCues(cues, facts, view)
  edgeCues(cues, view)
  latinCues(cues, view)
  fieldCues(cues, view, width)
  wordingCues(cues, facts.wordings[i], ownWording)
  for (const { by, nameOf } of besideNames) wordingCues(cues, facts.wordings[i + by], nameOf)
}

const ownWording = nameTable((wording: Wording) => `wording:${wording}`)
/** What the lines beside it in the file are worded like, copies too. */
const besideNames = (
  [
    [-1, 'above'],
    [1, 'below'],
    [-2, 'above-2'],
    [2, 'below-2'],
  ] as const
).map(([by, where]) => ({ by, nameOf: nameTable((wording: Wording) => `${where}:wording.${wording}`) }))

/** Widest line of which the fields are told, in Chinese characters: a paragraph speaks of many. */
const WIDEST_OF_FIELD = 60

// By name: their numbers change where a field is added.
const fieldName = nameTable((field: number) => `fields:${SHIPPED_FIELDS[field] ?? ''}`)

/** Of which fields the words of a short line speak: a programme, exchange rates and a price list look alike. */
function fieldCues(cues: Cues, { text, credits }: View, width: number): void {
  if (width > WIDEST_OF_FIELD || credits !== undefined) return
  const fields = shippedFields().fieldsIn(text)
  for (let i = 0; i < fields.length; i++) if (fields.indexOf(fields[i] ?? 0) === i) cues.add(fieldName(fields[i] ?? 0))
}

/** The characters at both ends of a line. Only those that many different lines have in common are learned. */
function edgeCues(cues: Cues, view: View): void {
  const text = view.text.replace(/^[\s\u3000“「『【〔[（(《■□●▲◆★☆—-]+|[\s\u3000”」』】〕\]）)》。.！？!?]+$/g, '')
  if (text.length < 4) return
  cues.add(`opens-with:${text.slice(0, 2)}`)
  cues.add(`ends-with:${text.slice(-2)}`)
  cues.add(`ends-with:${text.slice(-1)}`)
}

function wordCues(cues: Cues, facts: PageFacts, view: View, i: number): void {
  const edge = i < 6 || i >= facts.views.length - 4
  const { text } = view
  cues.mark(!view.words, 'no-words')
  cues.mark(view.words && isSpecks(text), 'no-words:scrap')
  if (isFurniture(text)) cues.add(edge ? 'furniture:edge' : 'furniture')
  const sort = furnitureSort(text)
  if (sort !== undefined) cues.add(edge ? `furniture:${sort}.edge` : `furniture:${sort}`)
  cues.mark(isKnownSlogan(text), 'slogan:known')
  cues.mark(edge, 'edge')
  if (isPaperName(text)) cues.add(i < 4 ? 'furniture:name.top' : edge ? 'furniture:name.edge' : 'furniture:name')
  if (view.jump !== 'none') cues.add(`jump-line:${view.jump}`)
  cues.mark(view.jump === 'line' && view.isContinued, 'jump-line:line.from')
  if (view.credits !== undefined) cues.add(`names-only:${view.credits.kind}`, 1, { names: view.credits.names.join(' ') })
  if (view.tail !== undefined) cues.add(`names-behind:${view.tail.kind}`, 1, { names: view.tail.names.join(' ') })
  const bare = text.replace(/[\s\u3000]/g, '')
  cues.mark(view.credits === undefined && looksLikeName(bare), 'single-name')
  cues.mark(isPhotoNote(text), 'photo-note')
  cues.mark(startsCaption(text), 'caption-words')
  cues.mark(/[(（][^()（）]{0,6}[左右中前后][^()（）]{0,5}[)）]/.test(text.slice(0, 120)), 'caption-words:side')
  cues.mark(view.width <= 24 && isSlogan(text), 'slogan')
  cues.mark(view.width <= 120 && view.dateline === 0 && isCommerce(text), 'commerce')
  cues.mark(isNotice(text), 'commerce:notice')
  cues.mark(endsWithMail(text), 'commerce:mail')
  cues.mark(isGenericSection(text), 'section-words:generic')
  cues.mark(isBoxTitle(text), 'section-words:box')
  cues.mark(view.width <= 32 && isSection(text), 'section-words')
  cues.mark(/^[【[〖◎●★☆◆■□▲△◇○※]/.test(text), 'ornament-opens')
  cues.mark(isFullLine(view, facts.columns[view.i] ?? 0, facts.habits.latin), 'full-line')
}

function punctuationCues(cues: Cues, view: View, width: number): void {
  const { text } = view
  cues.add(endingName(view.ending))
  const end = text.slice(-1)
  cues.mark(/[！？!?]/.test(end), 'ending:mark')
  cues.mark(/[”」』》)）]/.test(end), 'ending:closes')
  cues.mark(/[。；;](?=.)/.test(text.slice(0, -1)), 'sentence-inside')
  if (width > 60) return
  const commas = commasIn(text)
  if (commas > 0) cues.add(commas === 1 ? 'comma-inside:1' : 'comma-inside:more', 1, { count: commas })
  cues.mark(text.includes('、'), 'comma-inside:list')
  const parts = text.split(/[\s\u3000]+/)
  if (parts.length > 1 && /\p{Script=Han}/u.test(text)) {
    const longest = Math.max(...parts.map((part) => part.length))
    cues.add(longest <= 4 ? 'space-inside:short' : longest <= 6 ? 'space-inside:middling' : 'space-inside')
  }
  cues.mark(/^[^：:，,。]{2,12}[：:]./.test(text), 'place-colon')
  cues.mark(/[“「『《].*[”」』》]/.test(text), 'quotes-inside')
  cues.mark(/\d/.test(text), 'digits')
  cues.mark(
    /(?:要求|强调|指出|召开|举行|会议|通知|公布|意见|发布|座谈时|調查|侧记|纪实|纪事|综述|印象|启示|观察)$/.test(text),
    'kicker-words',
  )
  cues.mark(/(?:侧记|纪实|纪事|综述|随想|有感|专访|—?记\p{Script=Han}{2,12}|访\p{Script=Han}{2,12})$/u.test(text), 'subhead-words')
}

/** Readers who sign a letter without a name: 部分职工, 一读者, 洛东村学生家长等13人. */
const signer =
  /(?:部分|全体|一群|几位|一[名位个])\p{Script=Han}{1,8}$|一读者$|等\d+[人名户]$|(?:职工|村民|居民|学生|家长|业主|社员|社友|农民|市民|读者|用户)(?:们)?$/u
/** A name behind the school, works or village that its bearer is of. */
const ofUnit =
  /(?:[县縣市区區乡鄉镇鎮村校班厂廠矿礦局队隊院站社部科所处處团團连連]|公社|公司|小学|中学|大学|小學|中學|大學)(?:[（(][^()（）]{1,6}[）)])?[\s\u3000]+\p{Script=Han}{1,2}[\s\u3000]?\p{Script=Han}{1,2}$/u

/** A reader with where he is from, or two names: 合肥 田家和, 芜湖 初一 章小舟. */
const fromSomewhere = /^(\p{Script=Han}{2,5})[\s\u3000]+(?:\p{Script=Han}{2,4}[\s\u3000]+)?(\p{Script=Han}{2,3})$/u

/** What one is called before one's name at the end of a letter or an answer. */
const occupation =
  /(?:律师|律師|教授|讲师|医师|医生|醫師|主任|所长|院长|校长|局长|书记|主席|研究员|工程师|教师|教員|教员|老师|学生|同学|读者|讀者|战士|工人|农民|职工|居民|村民|市民|顾客|旅客|乘客|编者|主编|作者)$/u
const office = /^[\p{Script=Han}\d]{2,18}(?:中心|局|厂|所|站|医院|办公室|委员会|编辑部|公司|学校|大学|协会|工会|组|队)$/u

/** A line that could sign a text: somebody's name behind what he is, an office, the editors. */
function signatureOf(text: string): 'name' | 'office' | 'editor' | undefined {
  const bare = text.replace(/^[（(—\s]+|[)）\s]+$/g, '')
  if (bare.length > 30 || /[，,。；;：:！!？?“”《》、]/.test(bare)) return undefined
  if (/^(?:本报)?(?:编者|編者|编辑部|編輯部|编后|本刊)$/.test(bare)) return 'editor'
  const [, before = '', name = ''] = /^(.*[^\s\u3000])[\s\u3000]+(\p{Script=Han}[\s\u3000]?\p{Script=Han}{1,2})$/u.exec(bare) ?? []
  if (looksLikeName(name.replace(/[\s\u3000]/g, '')) && (occupation.test(before) || office.test(before.replace(/[\s\u3000]/g, ''))))
    return 'name'
  return office.test(bare) ? 'office' : undefined
}

function openingCues(cues: Cues, view: View): void {
  const { text } = view
  if (view.dateline > 0) {
    cues.add('starts-report')
    cues.add(`starts-report:${reportKind(text)}`)
  }
  cues.mark(/^(?:—|--|－－|――|─)/.test(text), 'dash')
  cues.mark(isSecondHeadline(view) && isFeatureLine(text), 'dash:feature')
  cues.mark(startsWithNumber(text), 'starts-numbered')
  cues.mark(startsInsideSentence(text), 'starts-inside')
  cues.mark(quoteStart.test(text), 'quote-opens')
  cues.mark(speakerStart.test(text) && view.width > 4, 'speaker')
  cues.mark(/^(?:近日|日前|连日来|昨[日天]|今[日天]|\d{1,2}月\d{1,2}日|\d{1,2}日)/.test(text), 'news-opens')
  cues.mark(/^(?:作者|文\/|文／|图\/|□|■|本报记者|By\b|BY\b)/.test(text), 'byline-words')
  cues.mark(view.width <= 24 && signer.test(text), 'byline-words:signer')
  cues.mark(view.width <= 26 && ofUnit.test(text), 'byline-words:unit')
  const signature = signatureOf(text)
  if (signature !== undefined) cues.add(`byline-words:${signature}`)
  const [, from, who] = view.width <= 16 ? (fromSomewhere.exec(text) ?? []) : []
  if (from !== undefined && looksLikeName(who ?? '')) cues.add(isPlace(from) ? 'byline-words:from' : 'byline-words:pair')
  cues.mark(endsWithSource(text), 'source-behind')
  const bracket = /^.{0,12}?[(（【〔]([^()（）【】〔〕]{2,40})[)）】〕]/u.exec(text.slice(0, 56))?.[1]
  if (bracket !== undefined && view.width > 14) cues.add(/记|通讯|讯员|者|電|电|訊/.test(bracket) ? 'bracket-opens:names' : 'bracket-opens')
}

/** A report of the paper itself, of an agency, or a further report within one. */
function reportKind(text: string): string {
  const start = text.slice(0, 12)
  if (/^[^\p{Script=Han}A-Z]*(?:又|另|快|简|短)/u.test(start)) return 'again'
  return /本|记者|記者/.test(start) ? 'own' : 'agency'
}

const source =
  /[(（](?:(?:作者|据|摘自|来源|载|记者|通讯员|記者|中央社|新华社|新華社)[^()（）]{0,24}|\p{Script=Han}{2,4}(?:[ 、]\p{Script=Han}{2,4}){0,2}|[A-Z][A-Za-z .]{1,20})[)）]$/u

/** A paragraph that ends with its source or its writer in brackets ends its article. */
export function endsWithSource(text: string): boolean {
  return source.test(text.slice(-40))
}

/** Hints of whoever made the file; often absent or wrong. */
function hintCues(cues: Cues, facts: PageFacts, view: View): void {
  if (view.marks > 0) {
    cues.add('heading-mark')
    cues.add('heading-mark:share', 1 - facts.habits.marked)
  } else cues.add('no-mark', facts.habits.marked)
  cues.mark(view.indented, 'indented')
  cues.mark(facts.habits.indented && !view.indented, 'not-indented')
  cues.mark(view.gap > facts.habits.gap, 'blank-lines')
  if (view.label === '' || /^#+$/.test(view.label)) return
  const { label } = view
  const kind = /title|head/i.test(label)
    ? 'title'
    : /caption|figure/i.test(label)
      ? 'caption'
      : /header|footer|page/i.test(label)
        ? 'edge'
        : 'text'
  cues.add(`label:${kind}`, 1, { label })
}

/** Commas before the last character, without those inside a number. */
function commasIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length - 1; i++) {
    const char = text.charAt(i)
    if ((char === ',' || char === '，') && (i + 2 >= text.length || !/\d/.test(text.charAt(i + 1)))) count++
  }
  return count
}
