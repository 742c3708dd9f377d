/** What the status bar says of the Review screen: where the editor stands, counts, and the keys that matter here and now. */
import { roleInWords, type Page } from '#shared/model/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'
import type { Text } from '#renderer/i18n/index.ts'
import type { KeyHint, StatusLine } from '#renderer/stores/view.ts'

import { isOffered } from '../model/answers.ts'
import { visibleArticles } from '../model/gestures.ts'
import { orderOf, spineAt } from '../model/names.ts'
import { charactersIn, indexOf } from '../model/page-index.ts'
import type { Turn } from './page-turn.ts'
import type { Review } from './review.ts'

const counted = new WeakMap<Page['blocks'], number>()

/** Characters of the blocks that are not dropped, counted once for each state of them. */
function characters(page: Page): number {
  const known = counted.get(page.blocks)
  if (known !== undefined) return known
  const count = charactersIn(
    Object.values(page.blocks)
      .filter((block) => block.dropped === null)
      .map((block) => block.text),
  )
  counted.set(page.blocks, count)
  return count
}

/** `left`: the expected work that is left in the library, in seconds. */
export function statusLine(
  review: Review,
  turn: Turn | null,
  text: Text,
  keyOf: (id: string) => string | undefined,
  left: number,
): StatusLine {
  const { value: page } = review.page
  if (page === undefined) return {}
  const { t } = text
  const { index, total } = turn ?? {}
  const time = text.effort(left)
  const place = index == null || total === undefined ? [] : [t('review.status.ofPages', { n: index + 1, total })]
  return {
    ...position(review, page, text),
    facts: [
      t('review.status.counts', {
        articles: visibleArticles(page).length,
        blocks: Object.keys(page.blocks).length,
        characters: characters(page),
      }),
    ],
    keys: hints(review, text, keyOf),
    end: [...place, ...(time === '' ? [] : [t('review.status.left', { time })])].join(t('review.status.and')),
  }
}

function position(review: Review, page: Page, { t, language }: Text): Pick<StatusLine, 'position' | 'spine'> {
  const { value: focus } = review.focus
  const block = focus === undefined ? undefined : page.blocks[focus]
  if (focus === undefined || block === undefined) return { position: t('review.status.nothing'), spine: null }
  const { numbers, places } = indexOf(page)
  const held = places.get(focus)
  const order = held == null ? -1 : orderOf(page, held)
  const place = held == null ? t('review.shelf.name') : t('review.desk.article', { letter: articleLetter(order, language.value) })
  const count = review.selected.value.length
  const words =
    count > 1
      ? t('review.status.several', { place, count })
      : t('review.status.position', { place, role: roleInWords(block.role, language.value), line: numbers.get(focus) ?? 0 })
  return { position: words, spine: order < 0 ? null : spineAt(order) }
}

/** A few keys, those first that the editor is likely to want next. */
function hints(review: Review, { t }: Text, keyOf: (id: string) => string | undefined): KeyHint[] {
  const hint = (label: string, ...ids: readonly string[]): KeyHint[] => {
    const keys = ids.flatMap((id) => keyOf(id) ?? [])
    return keys.length === 0 ? [] : [{ keys, label: t(label) }]
  }
  const all = hint('review.status.keys', 'app.shortcuts')
  if (review.editing.value !== undefined) {
    return [
      { keys: ['Escape'], label: t('review.status.save') },
      { keys: ['Ctrl+Enter'], label: t('review.status.cut') },
    ]
  }
  if (review.ordering.value !== undefined)
    return [...hint('review.status.next', 'review.accept'), ...hint('review.status.done', 'review.order')]
  const { value: doubt } = review.doubt
  if (doubt === undefined) {
    const next =
      review.page.value !== undefined && [...indexOf(review.page.value).doubts.values()].some((list) => list[0]?.state === 'open')
    return [
      ...(next ? hint('review.bar.doubts', 'review.next-doubt') : hint('review.status.move', 'review.previous', 'review.next')),
      ...hint('review.status.split', 'review.split'),
      ...hint('review.status.edit', 'review.edit'),
      ...hint('review.status.approve', 'review.approve'),
      ...all,
    ]
  }
  const { value: page } = review.page
  const others = doubt.answers
    .slice(1, 4)
    .flatMap(({ answer }, i) => (page !== undefined && isOffered(page, answer) ? `review.answer-${String(i + 1)}` : []))
  return [
    ...hint('review.status.accept', 'review.accept'),
    ...hint('review.status.choose', ...others),
    ...hint('review.status.skip', 'review.next-doubt'),
    ...hint('review.status.split', 'review.split'),
    ...all,
  ]
}
