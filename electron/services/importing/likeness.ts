/**
 * How much a decoded text looks like Chinese as it is printed. GB18030, Big5 and UTF-16 accept almost any bytes, so
 * that a wrong guess does not fail, it only gives rare characters: what tells them apart is how common the
 * characters are that come out.
 */
import iconv from 'iconv-lite'

/** The most frequent characters of newspapers in both scripts, and the punctuation that stands between them. */
const frequent = new Set(
  '的一是了不在有人这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可她里裏后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话話儿兒者向情部正名定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市县縣区區委员員报報记記通讯訊省村镇鎮农農' +
    '，。、；：？！“”‘’（）《》〈〉「」『』【】—…·％　０１２３４５６７８９',
)

let commonCharacters: ReadonlySet<string> | undefined

/** The first levels of GB 2312 (3,755 characters) and Big5 (5,401): those that either standard calls common. */
function common(): ReadonlySet<string> {
  commonCharacters ??= new Set([
    ...table('gb18030', 0xb0, 0xd7, [[0xa1, 0xfe]]),
    ...table('big5', 0xa4, 0xc6, [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ]),
  ])
  return commonCharacters
}

function table(encoding: string, from: number, to: number, trails: readonly (readonly [number, number])[]): string {
  const bytes: number[] = []
  for (let lead = from; lead <= to; lead++) {
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail++) bytes.push(lead, trail)
  }
  return iconv.decode(Buffer.from(bytes), encoding).replace(/[\ufffd\ue000-\uf8ff]/g, '')
}

/** Characters that no newspaper prints: private use, replacement, noncharacters, and controls but for white space. */
export const NEVER_PRINTED = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff]/u

/**
 * Mean score of the characters beyond ASCII: 2 for the most frequent, 1 for common ones, -1 for rare ones and other
 * scripts, -4 for what is never printed. Real Chinese text lies above 1, a wrong decoding below 0.3. A text of nothing
 * but printable ASCII has 1, the empty text 0.
 */
export function chineseLikeness(text: string): number {
  const known = common()
  let sum = 0
  let counted = 0
  for (const char of text) {
    if (NEVER_PRINTED.test(char)) sum -= 4
    else if (char < '\u0080') continue
    else if (frequent.has(char)) sum += 2
    else if (known.has(char)) sum += 1
    else sum -= char > '\uffff' ? 4 : 1
    counted++
  }
  if (counted > 0) return sum / counted
  return text === '' ? 0 : 1
}
