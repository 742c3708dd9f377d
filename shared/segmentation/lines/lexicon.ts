/** Words by which sections, advertisements and captions give themselves away. General to Chinese newspapers. */

/** What newspapers are called. */
const paperName =
  /^(?:[■●◆★]\s?)?(?:\p{Script=Han}[\s\u3000]?){1,6}(?:[日晚晨早午周週时時商导導新学學青法农農军軍市]|工人|农民|矿工|青年|教育|法制|法治|健康)[\s\u3000]?[报報]$|^(?:The\s)?(?:[A-Z][A-Za-z]+\s){1,3}(?:Times|Post|Herald|Daily|News|Gazette|Courier|Mercury|Chronicle|Echo|Journal|Weekly|Observer|Tribune|Star|Standard)$|^(?:THE\s)?(?:[A-Z]{3,}\s){1,3}(?:TIMES|POST|HERALD|DAILY|NEWS|GAZETTE|COURIER|MERCURY|CHRONICLE|ECHO|JOURNAL|WEEKLY|OBSERVER|TRIBUNE|STAR|STANDARD)$/u

/** A standing label of a column or page. */
const sectionNames = new Set(
  '要闻 简讯 短讯 快讯 图片新闻 图片报道 新闻速递 一句话新闻 新闻链接 相关链接 时政 社会 综合 综合新闻 国际 国内 国际新闻 国内新闻 本地新闻 县区新闻 基层动态 体育 财经 经济 副刊 文苑 文艺 评论 社论 时评 短评 今日谈 今日论坛 论坛 导读 今日导读 编读往来 读者来信 记者手记 现场新闻 人物 专题 专版 特刊 民生 文化 教育 健康 生活 旅游 广告 公告 文摘 視點 要聞 簡訊 國際 社會 體育 副刊 連載 小说连载 连载 小小说 微型小说 散文 诗歌 诗苑 诗潮 诗词 杂文 随笔 书评 影评 书讯 文史 法治 法制 科技 科教 教科文 军事 农业 农村 港澳台 两岸 校园 校园快讯 热线 天气 股市 行情 商情 警方快报 社会新闻 文化生活 生活百科 健康课堂 百姓故事 言论 杂谈 专访 特写 通讯 调查 新闻调查 记者调查 深度报道 一线见闻 记者走基层 新春走基层'.split(
    ' ',
  ),
)
const sectionTail =
  /(?:[·•・|｜—-]\s*\p{Script=Han}{1,6}(?:谈|说|篇|录|记|汇|论坛|专栏|访谈|观察|视点|在线|之窗|天地|园地|广角|进行时|在行动|故事|风采|巡礼|系列报道)|(?:专栏|专题|专版|特别报道|系列报道|进行时|在行动|在攻坚|看一线|走基层|面对面|风采录|特别策划|征文|选登|征文选登|访谈录)(?:[（(][一二三四五六七八九十\d]{1,3}[）)])?)$/u
const sectionShort =
  /^\p{Script=Han}{2,4}(?:时评|论坛|评论|漫谈|随笔|副刊|周刊|信箱|视点|观察|快评|夜话|茶座|圆桌|锐评|短波|快讯|简讯|文萃|之声|巡礼|直击|传真|播报|速递|资讯|纪事|故事|课堂|讲堂|世界|天地|园地|之窗|掌故|史话|百科|门诊|谈丛|笔会|诗笺)$/u
const sectionFrame = /^[【[〖「『◎●★☆◆■]\s*\p{Script=Han}{2,10}\s*[】\]〗」』]?$/u

/** Labels of English papers, whatever their case: of subjects, and of what stands below them in several pieces. */
const englishSubject =
  /^(?:the )?(?:arts|books|business|china|city|comment|community|culture|economy|education|entertainment|farming|features?|finance|food|football|foreign|forum|health|home news|international|life|lifestyle|local news|markets?|metro|money|nation(?:al)?|news|opinion|people|politics|property|racing|regions?|regional|review|rural|science|soccer|society|sports?|technology|telegrams|theatre|today|travel|viewpoint|weekend|women|world|world news|youth)(?: (?:news|page|report|review|desk|section|today))?\.?$/i
const englishColumn =
  /^(?:(?:(?:news|world|city|local|national|regional|company|business|sports?|police|court|travel|arts) ?(?:in )?brief(?:s|ly)?|in brief|briefs|briefly)|editorials?|obituar(?:y|ies)|(?:births|engagements|marriages|deaths|in memoriam)(?:(?:,|,? and|,? &) (?:births|engagements|marriages|deaths|in memoriam))*|what['’]s on|coming (?:up|events)|around town|calendar|diary|police (?:log|blotter|beat)|sheriff['’]s (?:log|report)|(?:public|legal|church|parish|village|school|club|social|personal) (?:notices?|notes|news|life|mention)|classified(?:s| ads?| advert(?:s|isements?|ising)| notices?)?|situations? (?:vacant|wanted)|for sale|corrections(?: and clarifications)?|results|scoreboard|standings|fixtures|(?:today['’]s )?(?:tv|television|radio|weather)|today['’]s sport|(?:quote|thought|question|poem|recipe) (?:of|for) (?:the )?(?:day|week|today)|thought for today|on this day|today in history|.{2,12} years ago(?: this week)?|from our files|the week in pictures|in pictures|pictures|profile|interview|notebook|sidelines|locals|personal)\.?$/i

/** What stands over letters to the editor, in English and in Chinese. */
const overEnglishLetters =
  /^(?:(?:(?:our )?readers?['’]? |our )?letters?(?: to the editors?)?|(?:have )?(?:your|our) (?:say|views?)|your letters|readers?['’]? (?:views?|write)|(?:mail|post)bag)\.?$/i
const overLetters = /^(?:(?:读者)?来信(?:照登|选登|摘登|摘编)?|讀者來[信函]|读者之声|投書|编读往来)$/

/** The small titles of what stands beside a report: its background, a comment, figures. */
const box =
  /^(?:编者按|编者的话|编后(?:语|记)?|編者按|編後|(?:新闻|相关|事件|延伸)?(?:链接|背景|回放|连线|阅读)(?:材料|资料)?|相关(?:新闻|报道|规定|法条)|背景(?:材料|资料|新闻)|(?:律师|法官|专家|医生|检察官|民警|交警)(?:说法|点评|提醒|提示|建议|释疑|支招)|(?:记者|采访|采编)(?:手记|感言|观察|点评)|(?:短|快|简|点)评|(?:养生|生活|温馨|安全)?(?:小?贴士|提示|小知识)|数读|数据|名词解释|知识[窗角点]|人物(?:简介|名片|档案)|作者简介|(?:editor['’]s note|at a glance|time ?line|bio|fact ?(?:file|box)|background|in numbers|by the numbers|sidebar|q ?& ?a|key (?:facts|points|dates)|correction|the (?:facts|background)))$/i

/** Public-service slogans and classified notices. */
const slogans =
  /公益广告|讲文明\s*树新风|富强\s*民主|爱国\s*敬业|诚信\s*友善|公正\s*法治|文明\s*和谐|社会主义核心价值观|(?:创建|创城|共建)(?:全国|省级)?文明城|做文明|文明健康|有你有我|光盘行动|中国梦\s*我的梦|禁止酒驾|节约用水\s*从|垃圾分类\s*从/
const commerce =
  /(?:咨询|订购|联系|服务|报名|招商|售楼|诚聘|广告|预约)?(?:电话|热线|手机|微信|QQ)\s*[:：]?\s*[\d-]{7,}|(?:遗失|挂失|注销|减资|吸收合并|清算|招租|转让|拍卖|招标|中标|更正)(?:声明|公告|启事)|声明作废|火热招商|隆重开业|盛大开盘|特价|地址\s*[:：]/

const notice =
  /(?:启事|啟事|声明|聲明|公告|通告|讣告|訃告|讣闻|訃聞|鸣谢|鳴謝|招聘|诚聘|招租|转让|征婚|招标|拍卖|寻人|寻物|招领|道歉|更正|喜讯|海报|作废)$/
const captionStart =
  /^(?:[(（【[▲▼◀▶↑↓←→△▽★●■]?\s*)(?:图为|圖為|上图|下图|左图|右图|本文图|题图|圖片說明|上圖|下圖|左圖|右圖|本文圖|題圖|图片说明|图\s*[①-⑳一二三四五六七八九十\d]{1,2}\s*[:：为]?)/
/** An arrow that points at a picture beside or above; ▲ and ▶ also stand before items and jump lines. */
const pointing = /^[▼▽◀◁◄]\s*(?![下上紧][转轉接])[\p{Script=Han}\d]{4}/u
const photoNote =
  /^[(（]?\s*(?:资料图片?|资料照片|图片资料|图据[\p{Script=Han}]{2,10}|图源[:：]?[\p{Script=Han}]{2,14}|新华社发|网络图片|本版图片均?(?:由|为)?.{0,16}|本版摄影.{0,12})\s*[)）]?$/u

/** The label of a column or page, by its wording. */
export function isSection(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return sectionNames.has(bare) || (bare.length <= 32 && (sectionTail.test(bare) || sectionShort.test(bare) || sectionFrame.test(text)))
}

/** Opens with a quotation. */
export const quoteStart = /^[“「『‘"]/

/** Opens with who speaks: an interview's question or answer, or a name. */
export const speakerStart = /^(?:问|答|[\p{Script=Han}]{2,4})[：:]/u

/** More than the longest name has, frames and spaces not counted: told from the beginning of a line, however long it is. */
const longerThanNames = /^(?:[\s【】[\]〖〗■●◆★◎]*[^\s【】[\]〖〗■●◆★◎]){7}/

/** A generic label such as 简讯, which stands over any number of articles. */
export function isGenericSection(text: string): boolean {
  if (longerThanNames.test(text)) return false
  return sectionNames.has(text.replace(/[\s【】[\]〖〗■●◆★◎]/g, ''))
}

/** The label of a column of letters to the editor. */
export function isLettersLabel(text: string): boolean {
  return text.length <= 40 && (overEnglishLetters.test(text) || overLetters.test(text))
}

/** What an English label stands over: pieces of one kind, or all of one subject; undefined of other lines. */
export function englishLabelOf(text: string): 'column' | 'subject' | undefined {
  if (text.length > 40) return undefined
  return englishColumn.test(text) || overEnglishLetters.test(text) ? 'column' : englishSubject.test(text) ? 'subject' : undefined
}

/** The title of a box beside a report: 背景材料, 编者按, At a glance. */
export function isBoxTitle(text: string): boolean {
  return text.length <= 24 && box.test(text.replace(/^[\s■●◆★◎【[〔]+|[\s】\]〕:：]+$/g, ''))
}

export function isSlogan(text: string): boolean {
  return text.length <= 60 && slogans.test(text)
}

/** The core values, which posters print by the dozen, in their order. */
export const CORE_VALUES = ['富强', '民主', '文明', '和谐', '自由', '平等', '公正', '法治', '爱国', '敬业', '诚信', '友善']
const coreValues = new RegExp(`^(?:${CORE_VALUES.join('|')})+$`)
/** What may part them. */
const parting = /[\s·、,，|—“”"-]+/g

/** Where a line of nothing but core values, one or several, stands among them: 0 to 11; undefined for any other line. */
export function coreValueOf(text: string): number | undefined {
  const words = text.length > 60 ? '' : text.replace(parting, '')
  return coreValues.test(words) ? CORE_VALUES.indexOf(words.slice(0, 2)) : undefined
}

/** The name of a newspaper or of one of its weeklies, alone on a line. */
export function isPaperName(text: string): boolean {
  return text.length <= 24 && paperName.test(text)
}

/** The heading of a notice. */
export function isNotice(text: string): boolean {
  return text.length <= 16 && notice.test(text)
}

/** A classified notice or commercial advertisement. */
export function isCommerce(text: string): boolean {
  return text.length <= 400 && commerce.test(text)
}

/** Where to write to by mail. */
const mail = /[\w.-]{2,}@[\w.-]{2,}|(?:邮箱|信箱)[:：]|www\./
/** What stands at the end of a notice, in UTF-16 units. */
const NOTICE_END = 120

/** Says near its end where to write to. */
export function endsWithMail(text: string): boolean {
  return mail.test(text.slice(-NOTICE_END))
}

export function startsCaption(text: string): boolean {
  const start = text.slice(0, 24)
  return captionStart.test(start) || pointing.test(start)
}

/** A line that says where a picture is from without naming a photographer. */
export function isPhotoNote(text: string): boolean {
  return text.length <= 30 && photoNote.test(text)
}

/** What a feature's second headline says it is, behind its dash: ——某某工作侧记, ——访某某. */
const feature =
  /^(?:—|--|－－|――|─)+\s*(?:(?:[访訪评評读讀记記看致]|[写寫]在|[来來]自)\S+|\S+(?:[侧側][记記]|[纪紀][实實事]|走[笔筆]|[扫掃]描|[综綜]述|[见見][闻聞]|[启啟]示[录錄]?|[调調]查|透[视視]|素描|掠影|[访訪][谈談][录錄]?|追[记記]|小[记記]|[记記]事|述[评評]|巡[礼禮]|札[记記]|手[记記]))$/u

/** The second headline of a feature, an interview or a review, which begins with a dash. */
export function isFeatureLine(text: string): boolean {
  return feature.test(text)
}

/** A second headline, which begins with a dash. */
export function isSecondHeadline({ text, width }: { readonly text: string; readonly width: number }): boolean {
  return width < 46 && /^(?:—|--|－－|――|─)./.test(text)
}

/** When, where, under which number: 报名电话:…, 地址:…, 乘车路线:… */
const detail =
  /^(?:(?:活动|活動|演出|讲座|講座|报名|報名|咨询|諮詢|洽詢|联系|聯絡|展览|展覽|展出|开放|開放|营业|營業|乘车|乘車|服务|服務|购票|購票|售票|集合|比赛|比賽|预约|預約|举办|舉辦|报到|報到)?(?:时间|時間|日期|地点|地點|地址|电话|電話|热线|熱線|方式|路线|路線|票价|票價|费用|費用|对象|對象))[:：]/u

/** Characters of a line that tells no more than that. */
const MOST_OF_DETAIL = 60

/** A line that tells one such thing of what stands above it. */
export function isDetail(text: string): boolean {
  return text.length <= MOST_OF_DETAIL && detail.test(text)
}

/** The end of an instalment: (待续), （未完,明日續刊）. */
const serialEnd = /^[（(〔【].{0,8}?(?:未完|待[续續]|[明次]日[续續]刊?|下期[续續]).{0,6}[）)〕】]$/u

/** A line by which an instalment says that it goes on another day. */
export function isSerialEnd(text: string): boolean {
  return serialEnd.test(text)
}
