/**
 * Words by which page furniture gives itself away: folio and date, imprint, editors, prices, hotlines, hints at other pages, slogans of their
 * time. General to Chinese newspapers, and to English ones where a line says so in a fixed form.
 */
import { toSimplified } from '#shared/text/index.ts'

import { findDate } from '../page-date.ts'
import { CORE_VALUES } from './lexicon.ts'

/** Folio lines and imprint: date, weekday, page number, editors, addresses of the paper. */
const folio = [
  /^第\s*[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s*版(?:\s|[:：·]|$)/,
  /^[A-Z]?\d{1,3}\s*版?$/,
  /^[\p{Script=Han}·]{2,8}\s*[A-Z]?\d{1,3}\s*版$/u,
  /^[A-Z]?\d{0,3}\s*版?\s*(?:19|20)\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s|$|[（(|]|星期|周|第|总|农曆|农历)/,
  /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*[（(]?(?:星期|周|農曆|农历|第|今日|总第)|$)/,
  /^(?:星期|周)[一二三四五六日天]$/,
  /^(?:本版)?(?:责任|責任|值班|本版|执行|美术|版面)?(?:编辑|編輯|主编|编审|校对|版式|组版|美编|责编|审读|检校|终审|值班主任|值班编委)\s*[:：/／\s]/,
  /^(?:国内统一(?:连续出版物|刊)号|邮发代号|刊号|总第\s*\d+\s*期|今日\s*\d+\s*版|零售价|零售每份|每份|印刷[:：]|投稿(?:邮箱|信箱)|新闻热线|广告热线|发行热线|电子邮箱|E-?mail|https?:|www\.)/i,
]

/** A whole date, in figures or in words. */
const wholeDate =
  /(?:19|20)\d\d\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}|[一二][一二三四五六七八九〇○零Ｏ]{3}年.{1,3}月.{1,3}日|民国.{1,4}年|民國.{1,4}年/
/** What stands beside it in a folio line. */
const besideDate = /星期|周[一二三四五六日]|礼拜|禮拜|农历|農曆|夏历|夏曆|第.{1,4}[版号號期张張]|总第|總第|今日.{1,3}版|责编|编辑|版式|主办/
/** The weather beside a paper's name. */
const weatherEar =
  /^(?!据|预计)(?:.{0,12}(?:今天|今日|今明|今晚|明天|白天|夜间|天气).*(?:气温|温度|氣溫|[℃°])|.*(?:气温|氣溫)[:：\s\u3000]*(?:零下)?[-—－]?\d.*[℃°度])/
/** How the editors are reached. */
const contact =
  /^(?:本报|本版|本刊|周刊|副刊|来稿|投稿|[\p{Script=Han}]{2,4}(?:热线|投稿|信箱|邮箱)).*(?:电话|热线|地址|信箱|邮箱|投稿|邮编|邮政编码|请[发寄投]).*(?:\d{5,}|@)/u

/** Page furniture at the head or foot of a page: folio, date line, editors. Short lines only. */
export function isFurniture(text: string): boolean {
  if (text.length <= 60 && folio.some((pattern) => pattern.test(text))) return true
  if (text.length > 80 || /[。；;！!？?]|记者/.test(text)) return false
  return (wholeDate.test(text) && besideDate.test(text)) || contact.test(text) || (text.length <= 60 && weatherEar.test(text))
}

/** A day of the Chinese calendar. */
const lunar =
  /^(?:岁次)?(?:农历|夏历|阴历|旧历)(?:\p{Script=Han}{2,3}年)?[正闰]?(?:[一二三四五六七八九十正冬腊]{1,3}|\d{1,2})月(?:[初廿卅]?[一二三四五六七八九十]{1,2}|\d{1,2})日?$/u
/** What a folio line has beside its date: the weekday, the page, the number of the paper, its name. */
const folioWord =
  /星期|周[一二三四五六日]|礼拜|农历|第?[A-Z]?[一二三四五六七八九十\d]{1,3}版|第[\d一二三四五六七八九十〇零]+[号期]|总第|[\p{Script=Han}](?:报|刊|版)(?:$|[\s\u3000])|^[A-Z]?\d{1,3}[\s\u3000]|[\s\u3000][A-Z]?\d{1,3}$|\b(?:MON|TUE|WED|THU|FRI|SAT|SUN)\b/u
/** Longest word of such a line, in characters. */
const FOLIO_WORD = 8
const weekday = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b/

/** A date, and beside it only words of a folio line: 娛樂版 一九八三年七月二十二日 FRI; 14 THE COURIER, TUESDAY, NOVEMBER 9, 1976. */
function isDated(text: string): boolean {
  if (lunar.test(text)) return true
  const found = findDate(text)
  if (found === undefined) return false
  const [before, behind] = [text.slice(0, found.at), text.slice(found.end)]
  const rest = `${before} ${behind}`
  if (rest.trim() === '') return true
  if (!/\p{Script=Han}/u.test(rest)) return weekday.test(rest) && !/[.!?;:"“”]\s|\b(?!and|of|the)[a-z]{2,}/.test(rest)
  if (!/(?:^|[\s\u3000(（[|｜·])$/.test(before) || !/^(?:$|[\s\u3000)）(（\]|｜·—]|星期|周|礼拜|第|农历)/.test(behind)) return false
  return (
    folioWord.test(rest) && !/[，。：；！？,;:!?]/.test(rest) && rest.split(/[\s\u3000|｜·]+/).every((word) => word.length <= FOLIO_WORD)
  )
}

const page = String.raw`第?[A-Z]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s*版`
const digit = '[\\d〇○零一二三四五六七八九×＊*]'
const name = String.raw`\p{Script=Han}[\s\u3000]?\p{Script=Han}{1,2}(?=$|[\s\u3000])`
const sorts: readonly (readonly [sort: Sort, longest: number, pattern: RegExp])[] = [
  [
    'pages',
    16,
    /^(?:本报)?(?:今日|今天|本期)(?:出版|共)?[:：\s]*(?:[对四]?开(?:[一两二三四\d]大?张)?)?(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s*版$/,
  ],
  // Hints at what other pages have, two of them at least; one only where nothing else of the line is a sentence, a jump or a book.
  ['index', 140, new RegExp(`(?:[（(]${page}[）)]|(?:^|\\s)${page}(?=\\s|[:：])).*(?:[（(]${page}[）)]|\\s${page}(?=\\s|[:：]))`)],
  ['index', 40, new RegExp(`^请看${page}|^${page}请看|^(?!.*(?:[》转接印]|出版)).*[（(]${page}[）)]$`)],
  ['index', 140, /^(?:Inside|INSIDE|In this issue|IN THIS ISSUE|Today|TODAY)\s?[:—–•].*\d/],
  [
    'editors',
    60,
    new RegExp(
      `^(?:(?:本版|本期|本刊|副刊|值班|责任|美术|执行)?(?:编辑|主编|总编|统编|执编|美编|责编|责校|校对|发行人|督印人?|承印)(?:[:：/／|｜]|[\\s\\u3000]+${name})|(?:版头|题头|刊头|版式|版面|标题|封面|插图)(?:设计|题字)(?:[:：\\s\\u3000]|$))|(?:印刷[厂所]|印务中心)(?:承?印|印刷)$`,
      'u',
    ),
  ],
  [
    'editors',
    120,
    /^(?:Printed|PRINTED|Published|PUBLISHED)\b.{0,40}\b(?:by|BY|at|AT|for|FOR)\b|^(?:Editors?|EDITORS?|Managing Editor|Business Editor)\s?:/,
  ],
  [
    'price',
    50,
    /^(?!.*(?:[《，]|零售总?额|批发|百分|[涨跌升降]|上调|下调)).{0,16}(?:零售|定价|月价|(?:^|零售|本报)每份).{0,6}?[\d一二三四五六七八九十百.]+\s?(?:元|角|分|仙|枚|文|圆|毫)(?:[\d一二三四五六七八九]+[角分厘])?(?=$|[\s\u3000）)])/,
  ],
  ['address', 70, /^(?:本[报刊](?:社)?|报社|编辑部|社)(?:地址|社址|址|通讯处)|^(?:社址|馆址|代号)[:：\s]|^地址.*邮(?:政)?编/],
  [
    'hotline',
    40,
    new RegExp(
      `^[\\p{Script=Han}\\s]{1,10}(?:热线|专线|信箱|邮箱)[:：\\s\\u3000]*(?:[（(]?${digit}(?:[（）()\\s—–-]*${digit}){2,}[（）()\\s—–-]*(?=$|[\\s\\u3000])|[\\w.-]+@)|^[[（(【]?(?:广告|发行|订报)\\s?(?:刊登|查询|联系|部)?\\s?(?:热线|电话)?[:：\\s]?(?:${digit}{5}|$)`,
      'u',
    ),
  ],
  ['hotline', 30, /^(?:请|微信)?扫(?:一扫|码关注|描?二维码)|[\s\u3000](?:扫码|扫一扫)$|(?:^|[\s\u3000])关注.{0,8}(?:微信|公众号|视频号)/],
  [
    'letters',
    120,
    /^(?:投稿|来稿|来信|来函)(?:请|须)(?:寄|发|投|送|注明|写|用|附|勿)|^(?:投稿|来稿|稿件)(?:邮箱|信箱|地址|须知)|^.{0,4}来信请寄|^读者投书请[写寄注]|^本[刊报版]\S{0,10}(?:欢迎|公开)|欢迎(?:投稿|来稿|订阅)/,
  ],
  [
    'letters',
    220,
    /^(?:[■•]\s?)?(?:Letters\s(?:\w+\s){0,3}(?:should|must)\b|LETTERS\s(?:SHOULD|MUST)\b|Contributions\s(?:\w+\s){0,2}(?:should|must|cannot)\b|To reach us\b|Write to The Editor\b|Readers are reminded\b)/,
  ],
]

/** What a line of furniture is for. */
export type Sort = 'dated' | 'pages' | 'index' | 'editors' | 'price' | 'address' | 'hotline' | 'letters'

/** Longest furniture of any sort, in UTF-16 units. */
const LONGEST = 220
/** Longest folio line, likewise. */
const LONGEST_DATED = 90

/** What sort of furniture a line could be, by its words alone; undefined for most lines. What it is, its place on the page says. */
export function furnitureSort(text: string): Sort | undefined {
  if (text.length > LONGEST) return undefined
  const plain = toSimplified(text)
  if (text.length <= LONGEST_DATED && isDated(plain)) return 'dated'
  return sorts.find(([, longest, pattern]) => text.length <= longest && pattern.test(plain))?.[0]
}

/** Signs that OCR makes of rules, folds and specks, beside marks. */
const speck = /[\s\u3000\p{P}\p{S}丨丿丶亅乀乁乚一〡]/gu

/** A few characters that are no word: 丨 丶, 一一, kk .. l, / 3. A number of a list, a score, a price and the last word of a paragraph are none. */
export function isSpecks(text: string): boolean {
  if (text.length > 12) return false
  const rest = text.replace(speck, '')
  if (rest === '') return !/^[（(]?一[)）、.．]?$/.test(text.trim())
  if (rest.length > 3 || !/^[a-z\d]+$/.test(rest)) return false
  // A mark that stands for itself, or one that opens what nothing closes.
  return /^[/\\|~^_]|(?:^|\s)[.,|'’~·:-]{1,3}(?:\s|$)/.test(text) || /^[（([][^)）\]]*$/.test(text)
}

/** Slogans that whole years had on their pages, as they were printed there. */
const known =
  /毛主席语录|最高指示|工业学大庆|农业学大寨|全国(?:人民|都要)?学习?(?:人民)?解放军|鼓足干劲|力争上游|多快好省(?:地建设社会主义)?|抓革命|促生产|备战|备荒|为人民(?:服务)?|抗美援朝|保家卫[国囯]|提高警惕|保卫祖国|自力更生|艰苦奋斗|勤俭建国|勤俭节约|增产节约|厉行节约|百花齐放|百家争鸣|解放思想|实事求是|团结一致|向前看|计划生育(?:好)?|少生优生|只生一个好|五讲四美(?:三热爱)?|向(?:科学技术)?(?:四个)?现代化进军|时间就是金钱|效率就是生命|振兴中华|众志成城|共克时艰|抗击(?:疫情|非典)|抗冰灾|保民生|齐心协力|同心抗疫|万众一心|坚定信心|同舟共济|勤洗手|戴口罩|少聚集|常通风|打疫苗|扶贫先扶志|脱贫靠自强|绿水青山就是金山银山|不忘初心|牢记使命|民族团结|边疆安宁|经济发展|社会和谐|学习实践科学发展观|创业创新谱新篇|新时代|新气象|新作为|讲文明|树新风|公益广告|中国梦|我的梦|社会主义核心价值观|安全第一|预防为主|质量第一|用户至上|爱国卫生|植树造林|绿化祖国/g
const coreValues = new RegExp(CORE_VALUES.join('|'), 'g')
/** Longest slogan, in UTF-16 units. */
const LONGEST_SLOGAN = 40

/** Fewest characters of a slogan that stands alone: 民族团结 and 经济发展 are labels too. */
const SHORTEST_SLOGAN = 5

/** Nothing but slogans that everybody knew: several, or a long one. */
export function isKnownSlogan(text: string): boolean {
  if (text.length > LONGEST_SLOGAN) return false
  const bare = toSimplified(text).replace(/[\s\u3000\p{P}]/gu, '')
  return bare.length >= SHORTEST_SLOGAN && bare.replace(known, '').replace(coreValues, '') === ''
}
