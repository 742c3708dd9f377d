/** Finds commands by their Chinese name, by pinyin (initials or whole), and by their English name. */
import type { Words } from '#renderer/i18n/index.ts'

/** How a Chinese name is read: one entry a character; what is no Chinese character is left out. */
export interface Spelling {
  /** With tone marks, as shown: `bìng`. */
  readonly shown: readonly string[]
  /** Without: `bing`. */
  readonly plain: readonly string[]
}

export type Speller = (text: string) => Spelling

/** Words of the trade that a general dictionary reads wrongly. */
const OUR_WORDS: Readonly<Record<string, string>> = {
  校版: 'jiào bǎn',
  查重: 'chá chóng',
  重做: 'chóng zuò',
  倒转: 'dào zhuǎn',
  文件夹: 'wén jiàn jiā',
}

/** Loads the pinyin of all characters; it is large, so only who searches pays for it. */
export async function loadSpeller(): Promise<Speller> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin(OUR_WORDS)
  const known = new Map<string, Spelling>()
  return (text) => {
    const spelled = known.get(text) ?? {
      shown: pinyin(text, { type: 'array', nonZh: 'removed' }),
      plain: pinyin(text, { type: 'array', nonZh: 'removed', toneType: 'none', v: true }),
    }
    known.set(text, spelled)
    return spelled
  }
}

export interface Match {
  /** Lower is better. */
  readonly rank: number
  /** Syllables whose first letter was typed, by their index. */
  readonly syllables: readonly number[]
}

const NOTHING_TYPED: Match = { rank: 0, syllables: [] }

/** How well a name fits what was typed; null where it does not. Spaces and case do not count. */
export function matchCommand(title: Words, spelling: Spelling | null, typed: string): Match | null {
  const query = typed.toLowerCase().replace(/\s+/g, '')
  if (query === '') return NOTHING_TYPED
  const inChinese = title.zh.toLowerCase().replace(/\s+/g, '').indexOf(query)
  if (inChinese >= 0) return { rank: Math.min(inChinese, 9), syllables: [] }
  if (spelling !== null && /^[a-z]+$/.test(query)) {
    const byInitials = matchInitials(spelling.plain, query)
    if (byInitials !== null) return byInitials
    const bySound = matchSound(spelling.plain, query)
    if (bySound !== null) return bySound
  }
  const english = title.en.toLowerCase()
  const words = english.split(/[^a-z0-9]+/)
  const letters = words.map((word) => word.slice(0, 1)).join('')
  const at = english.replace(/\s+/g, '').indexOf(query)
  if (at === 0) return { rank: 30, syllables: [] }
  if (words.some((word) => word.startsWith(query))) return { rank: 31, syllables: [] }
  if (query.length > 1 && letters.startsWith(query)) return { rank: 32, syllables: [] }
  return at > 0 && query.length > 2 ? { rank: 40 + Math.min(at, 9), syllables: [] } : null
}

function matchInitials(plain: readonly string[], query: string): Match | null {
  const initials = plain.map((syllable) => syllable.slice(0, 1)).join('')
  const at = initials.indexOf(query)
  return at < 0 ? null : { rank: 10 + Math.min(at, 9), syllables: Array.from(query, (_, i) => at + i) }
}

/** Whole syllables, the last of which may be unfinished: `bingg` for 并稿. */
function matchSound(plain: readonly string[], query: string): Match | null {
  for (let start = 0; start < plain.length; start++) {
    let rest = query
    let end = start
    while (rest !== '' && end < plain.length) {
      const syllable = plain[end] ?? ''
      if (rest.startsWith(syllable)) rest = rest.slice(syllable.length)
      else if (syllable.startsWith(rest)) rest = ''
      else break
      end += 1
    }
    if (rest === '') return { rank: 20 + Math.min(start, 9), syllables: Array.from({ length: end - start }, (_, i) => start + i) }
  }
  return null
}
