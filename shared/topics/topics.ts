/** The 17 top-level IPTC Media Topics with our Chinese display names, and suggestions from words in the text. */
import { KEYWORDS, type TopicSlug } from './keywords.ts'
import { wordCounter } from './word-counts.ts'

export interface Topic {
  /** `medtop:` and the eight digits of the IPTC code. */
  readonly id: string
  /** Short word used in annotations. */
  readonly slug: TopicSlug
  readonly name: { readonly zh: string; readonly en: string }
}

/** A suggestion. */
export interface TopicGuess {
  readonly id: string
  /** Probability that an editor would tag the article so, 0..1. */
  readonly p: number
}

function topic(code: string, slug: TopicSlug, zh: string, en: string): Topic {
  return { id: `medtop:${code}`, slug, name: { zh, en } }
}

/** In the order of the IPTC codes. */
export const TOPICS: readonly Topic[] = [
  topic('01000000', 'arts', '文化、艺术、娱乐与媒体', 'arts, culture, entertainment and media'),
  topic('02000000', 'crime', '犯罪、法律与司法', 'crime, law and justice'),
  topic('03000000', 'disaster', '灾难、事故与突发事件', 'disaster, accident and emergency incident'),
  topic('04000000', 'economy', '经济、商业与金融', 'economy, business and finance'),
  topic('05000000', 'education', '教育', 'education'),
  topic('06000000', 'environment', '环境', 'environment'),
  topic('07000000', 'health', '卫生健康', 'health'),
  topic('08000000', 'human-interest', '人物与趣闻', 'human interest'),
  topic('09000000', 'labour', '劳动就业', 'labour'),
  topic('10000000', 'lifestyle', '生活与休闲', 'lifestyle and leisure'),
  topic('11000000', 'politics', '政治', 'politics and government'),
  topic('12000000', 'religion', '宗教', 'religion'),
  topic('13000000', 'science', '科学技术', 'science and technology'),
  topic('14000000', 'society', '社会', 'society'),
  topic('15000000', 'sport', '体育', 'sport'),
  topic('16000000', 'conflict', '冲突、战争与和平', 'conflict, war and peace'),
  topic('17000000', 'weather', '天气', 'weather'),
]

const MOST_GUESSES = 3
/** Times that one word counts at most: an article about schools says 学校 twenty times and is no more about schools. */
const MOST_REPEATS = 4
/** Characters at the start of the text that count double: the headline and the lead say what it is about. */
const LEAD = 160
/** Weight of words of one topic from which a suggestion is worth showing. */
const LEAST = 3

/**
 * Up to three topics that the words of a text point at, the likeliest first; none where too few words are known.
 *
 * A small table of ours, not a trained model. On the five gold pages the first suggestion is one of the annotators'
 * topics for 51 of 53 articles, but the table was written with those pages in view: so the probabilities stay well
 * below what was counted there (every suggestion above 0.5 was right) and never exceed 0.85.
 */
export function suggestTopics(text: string): TopicGuess[] {
  const weights = weigh(text)
  const sum = weights.reduce((all, each) => all + each.weight, 0)
  return weights
    .filter((each) => each.weight >= LEAST && each.weight >= 0.2 * sum)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_GUESSES)
    .map(({ id, weight }) => ({ id, p: Math.min(85, Math.round(110 * (weight / sum) * (weight / (weight + 4)) + 8)) / 100 }))
}

const countWords = wordCounter(
  TOPICS.flatMap(({ slug }) => KEYWORDS[slug]),
  MOST_REPEATS,
  LEAD,
)

/** The weight of each topic's words in a text: a word counts less each time that it comes back. */
function weigh(text: string): { readonly id: string; readonly weight: number }[] {
  const { counts, inLead } = countWords(text)
  let word = 0
  return TOPICS.map(({ id, slug }) => {
    let weight = 0
    for (const end = word + KEYWORDS[slug].length; word < end; word++) {
      const count = counts[word] ?? 0
      for (let k = 1; k <= count; k++) weight += (k <= (inLead[word] ?? 0) ? 2 : 1) / k
    }
    return { id, weight }
  })
}
