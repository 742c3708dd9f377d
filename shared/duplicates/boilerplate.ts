/** Text that papers print again and again on purpose: standing heads, contact lines, slogans, imprints. No story's copy. */

/** Characters that a slogan or standing head has at most, and places from which such a text is one whatever it says. */
const SHORT = 30
const MANY = 12
/** The same for text that speaks as imprints and contact lines do. */
const IMPRINT = 120
const FEW = 3

const imprint =
  /(?:热线|电话|传真|邮编|邮箱|地址|网址|网站|零售|定价|订阅|发行|投稿|责任?编|编辑部|校对|版式|美编|主编|值班|印刷|印务|刊号|邮发代号|广告(?:经营|许可|部)|法律顾问|新闻报料|本报(?:地址|法律)|国内统一|微信公众号|扫(?:码|一扫)|https?:|www\.)/giu

/**
 * True for a text that stands in `places` places, because it is meant to. `length` in characters that count. A caption or brief
 * that is printed a few times is none; a contact line is one from three places on.
 */
export function boilerplateOf(text: string, length: number, places: number): boolean {
  if (!mayBeBoilerplate(length, places)) return false
  if (length <= SHORT && places >= MANY) return true
  const words = text.slice(0, 4 * IMPRINT).match(imprint)?.length ?? 0
  return words >= 2 || (words === 1 && length <= SHORT)
}

/** False where no text of the length can be boilerplate in so many places: then it need not be read. */
export function mayBeBoilerplate(length: number, places: number): boolean {
  return places >= FEW && length <= IMPRINT
}
