/** Places that datelines name most, so that a reporter's name and the place glued to it can be told apart. */

const NAMES =
  '台北 臺北 新北 桃園 台中 臺中 台南 臺南 高雄 基隆 新竹 苗栗 彰化 南投 雲林 嘉義 屏東 宜蘭 花蓮 台東 臺東 澎湖 金門 馬祖 板橋 中壢 ' +
  '香港 澳門 九龍 新界 北京 北平 上海 南京 天津 重慶 重庆 廣州 广州 深圳 漢口 武漢 武汉 長沙 长沙 桂林 昆明 成都 西安 瀋陽 沈阳 哈爾濱 哈尔滨 ' +
  '杭州 蘇州 苏州 福州 廈門 厦门 濟南 济南 青島 青岛 鄭州 郑州 太原 合肥 南昌 南寧 南宁 貴陽 贵阳 蘭州 兰州 西寧 西宁 銀川 银川 拉薩 拉萨 海口 長春 长春 ' +
  '石家莊 石家庄 呼和浩特 烏魯木齊 乌鲁木齐 大連 大连 ' +
  '東京 东京 大阪 首爾 首尔 漢城 汉城 平壤 新加坡 曼谷 河內 河内 馬尼拉 马尼拉 雅加達 雅加达 吉隆坡 新德里 伊斯蘭堡 ' +
  '華盛頓 华盛顿 紐約 纽约 洛杉磯 洛杉矶 舊金山 旧金山 聖荷西 芝加哥 休士頓 波士頓 西雅圖 溫哥華 多倫多 倫敦 伦敦 巴黎 柏林 波恩 羅馬 罗马 日內瓦 日内瓦 ' +
  '布魯塞爾 布鲁塞尔 莫斯科 雪梨 悉尼 墨爾本 開羅 开罗 ' +
  '安徽 江苏 江蘇 山东 山東 山西 云南 雲南 贵州 貴州 湖南 湖北 河南 河北 陕西 陝西 甘肃 宁夏 四川 浙江 广东 广西 江西 福建 海南 青海 西藏 新疆 辽宁 吉林 黑龙江'

/** Longest first, so that 石家莊 is not read as a shorter name. */
const places: readonly string[] = NAMES.split(' ').sort((a, b) => b.length - a.length)
const known = new Set(places)

/** Is one of the places that datelines often name. */
export function isPlace(text: string): boolean {
  return known.has(text)
}

/** Begins with such a place. */
export function startsWithPlace(text: string): boolean {
  return places.some((place) => text.startsWith(place))
}
