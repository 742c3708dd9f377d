/** What a Chinese personal name looks like, for bylines that give nothing but names. */
import { isAgencyName } from './agencies.ts'

/** The commonest family names, simplified and traditional; they cover well over nine in ten people. */
const SINGLE =
  '王李张刘洪陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农卓古吉缪简车项芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬仇栾隋刁荣寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥栗燕楚鄢劳谌奚皮粟冼蔺楼闻厉伊仝郜阚屠廉禹井祖漆巴卿狄索容扈晁芮普阙浦戈伏鹿薄邸雍辜羊乌裘亓修邰赫杭况那宿逯隆慕嵇湛宾戎茅斯阴昝智逄郇訾蔚宓阚檀仉庹糜郏茹綦傅赖萧阎沙巫竺钮禤' +
  '張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧葉蘇魏呂盧鍾譚陸範賈韋鄒閆龍賀顧龔萬錢嚴湯溫齊喬龐顏莊聶魯歐關蘭紀畢單塗穀藍遊華饒陽農繆簡車項連蘆麥婁竇宮費衛應閔鄔邊榮叢鞏遲鄺談儲瓊諶厲闞晉雲閻鳳羅賴蕭寧欒鈕'
const DOUBLE = [
  '欧阳',
  '呼延',
  '万俟',
  '濮阳',
  '宇文',
  '申屠',
  '轩辕',
  '公冶',
  '钟离',
  '长孙',
  '淳于',
  '赫连',
  '闻人',
  '独孤',
  '鲜于',
  '公羊',
  '宰父',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '东方',
  '南宫',
  '端木',
  '澹台',
  '歐陽',
  '司馬',
  '諸葛',
  '東方',
  '南宮',
]

/** What stands in bylines where a name could stand, and behind 记者 in sentences; none of it is anybody's name. */
const NO_NAMES =
  '综合 綜合 专题 專題 现场 現場 文字 图片 圖片 照片 摄影 攝影 漫画 漫畫 本报 本報 本刊 本版 本组 本組 本组图片 本組圖片 本版图片 本版圖片 ' +
  '策划 策劃 统筹 統籌 采写 採寫 采访 採訪 编辑 編輯 责编 責編 校对 校對 监制 監製 ' +
  '获悉 獲悉 了解 了解到 瞭解 看到 发现 發現 注意到 走访 走訪 手记 手記 手札 后记 後記 感言 随笔 隨筆 观察 觀察 随船 隨船 随车 隨車 随队 隨隊 一线 一線 连线 連線 表示 昨日 昨天 今日 今天 近日 日前'

const noNames = new Set(NO_NAMES.split(' '))
const families = new Set(SINGLE)
const longFamilies = new Set(DOUBLE)
const chineseOnly = /^\p{Script=Han}+$/u
const dotted = /^\p{Script=Han}{1,8}(?:[·•・]\p{Script=Han}{1,8}){1,3}$/u

/** Is a word that never is a name: a duty, an agency, or what a reporter does. */
function isNoName(text: string): boolean {
  return noNames.has(text) || isAgencyName(text)
}

/** Begins with a family name and has the length of a Chinese name (2 or 3 characters, 4 after a double family name). */
export function looksLikeName(text: string): boolean {
  if (dotted.test(text)) return true
  if (!chineseOnly.test(text) || isNoName(text)) return false
  if (isDoubleFamily(text.slice(0, 2))) return text.length >= 3 && text.length <= 4
  return text.length >= 2 && text.length <= 3 && families.has(text.charAt(0))
}

/** Could be a name or pen name where something else already says that names stand here: 2 to 4 Chinese characters. */
export function couldBeName(text: string): boolean {
  return dotted.test(text) || (text.length >= 2 && text.length <= 4 && chineseOnly.test(text) && !isNoName(text))
}

/** Is a family name of two characters, which is nobody's whole name. */
export function isDoubleFamily(text: string): boolean {
  return longFamilies.has(text)
}

/** White space inside one name: `王 燕`, or behind a double family name: `欧阳 雪`. */
const insideName = new RegExp(
  String.raw`(?<!\p{Script=Han})(\p{Script=Han}(?=[\s\u3000]+\p{Script=Han}(?!\p{Script=Han}))|(?:${DOUBLE.join('|')})(?=[\s\u3000]+\p{Script=Han}{1,2}(?!\p{Script=Han})))[\s\u3000]+(\p{Script=Han}{1,2})`,
  'gu',
)

/** The words of a short list of names, with those put together that are set with a space inside. */
export function nameWords(text: string, separator = /[\s\u3000、]+/u): string[] {
  return text
    .replace(insideName, '$1$2')
    .split(separator)
    .filter((word) => word !== '')
}
