/** News agencies, as datelines, bylines and picture credits call them: they file reports and pictures, and are nobody's name. */

/** Chinese names, simplified and traditional, as alternatives of a pattern; of two that begin alike the longer one stands first. */
export const AGENCIES =
  '新华社|新華社|中新社|中国新闻社|中國新聞社|中央通訊社|中央社|中通社|中評社|路透社|路透|美联社|美聯社|法新社|法新|合众社|合眾社|' +
  '塔斯社|塔斯|俄通社|哈瓦斯社|哈瓦斯|海通社|同盟社|共同社|埃菲社|安莎社|德新社|韩联社|韓聯社|国民社|國民社'

/** The same of English-language papers. */
export const LATIN_AGENCIES =
  '(?:Xinhua|XINHUA|Reuters|REUTERS|Bernama|BERNAMA|Kyodo|KYODO|AFP|AP|UPI|PTI|CNA|EPA|' +
  '(?:The |THE )?(?:Associated|ASSOCIATED) (?:Press|PRESS)|Agence France-Presse|Press Association|Press Trust of India)'

/** The agency behind the name: 雷新平摄（新华社发）. */
export const agencyBehind = new RegExp(
  String.raw`\s*[（(]\s*[据據]?(?:${AGENCIES}|影像中国|人民视觉|视觉中国|资料图片?)\s*[发發传傳供稿]?\s*[)）]\s*$`,
  'u',
)
/** The agency in front of the name: 新华社发（简洪波摄）, 新华社发 朱慧卿 作. */
export const agencyBefore = new RegExp(
  String.raw`^(?:(?:${AGENCIES}|本报|本報)\s*[发發传傳]?\s*(?=[（(][^（()）]*[摄攝][^（()）]*[)）]$)|(?:${AGENCIES})[发發][\s\u3000]+(?=\S))`,
  'u',
)
/** The agency of a picture, or of two: 新华社发, 新华社/法新, 美聯社圖片; or whose it is where no name is given. */
export const agencyPicture = new RegExp(
  String.raw`^[（(]?\s*(?:(?:${AGENCIES})(?:(?:[发發](?:照片|稿)?|稿|照片|图片|圖片|供图|供圖)(?:[（(](?:传真照片|傳真照片)[)）])?|[/／](?:${AGENCIES}))|(?:本报|本報|资料|\p{Script=Han}{2,4}(?=记者|記者))(?:记者|記者)?\s?(?:摄影组|攝影組|摄|攝|图片)|资料图片|资料照片)\s*[)）]?$`,
  'u',
)
/** The agency that a report is from: 据新华社, （路透社）. */
export const agencyReport = new RegExp(String.raw`^[（(]?\s*[据據]?(?:${AGENCIES})\s*[)）]?$`, 'u')
/** A piece that ends with an agency: worth reading. */
export const agencyLast = new RegExp(String.raw`(?:${AGENCIES})(?:照片|图片|圖片)?\s?[)）]?$`, 'u')

const nothingElse = new RegExp(String.raw`^[据據]?(?:${AGENCIES})[发發稿电電]?$`, 'u')

/** Is nothing but a Chinese agency: 路透社, 据新华社, 新华社发. */
export function isAgencyName(text: string): boolean {
  return nothingElse.test(text)
}
