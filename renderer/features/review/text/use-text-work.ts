/**
 * The work on the text, for the setup of the Review screen: marks in the text, the help against misread characters, the original
 * beside a block, and what finding and replacing does here.
 */
import { computed, inject, nextTick, provide, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'
import * as v from 'valibot'

import { present } from '#shared/base/index.ts'
import { originalText } from '#shared/model/index.ts'
import { suspectKindInWords } from '#shared/ocr-help/index.ts'
import { useCommands } from '#renderer/commands/index.ts'
import { useFindingStore } from '#renderer/stores/finding.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'

import { only } from '../model/selection.ts'
import { editAnew } from '../state/editing.ts'
import type { Review, Voice } from '../state/review.ts'
import { correctedMarks, NO_MARKS, type Mark, type Marks } from './marks.ts'
import './marks.css'
import { blockOf } from './suspects.ts'
import { provideHelp } from './use-help.ts'
import { useMarks } from './use-marks.ts'

export interface TextAround {
  readonly sheets: () => HTMLElement | null
  /** Opens the inspector's tab with what looks wrong. */
  showHelp(): void
}

/** Whether blocks are shown beside their original. */
const comparingKey: InjectionKey<ShallowRef<boolean>> = Symbol('comparing')
export const MARKS_MEMORY = 'review.marks'

export function useComparing(): ShallowRef<boolean> {
  return present(inject(comparingKey), 'every part of the Review screen stands inside it')
}

export function useTextWork(review: Review, around: TextAround, voice: Voice): void {
  const memory = useMemoryStore()
  const find = useFindingStore()
  const help = provideHelp(review)
  const comparing = shallowRef(false)
  provide(comparingKey, comparing)
  const marked = shallowRef(memory.read(MARKS_MEMORY, v.boolean(), true))

  const marks = computed((): Marks => {
    const { value: page } = review.page
    if (page === undefined) return NO_MARKS
    const hits: readonly Mark[] = find.open
      ? find.hits.flatMap((one) => (one.page === page.head.id ? [{ block: one.block, ...spanOf(one.hit) }] : []))
      : []
    const now = find.open && find.current?.page === page.head.id ? [{ block: find.current.block, ...spanOf(find.current.hit) }] : []
    const suspects = marked.value ? help.suspects.value.map((one): Mark => ({ block: blockOf(one), ...spanOf(one) })) : []
    const { value: current } = help.current
    return {
      corrected: correctedMarks(page),
      suspect: suspects,
      found: hits,
      'suspect-now': current === undefined ? [] : [{ block: blockOf(current), ...spanOf(current) }],
      'found-now': now,
    }
  })
  useMarks(around.sheets, () => marks.value)

  /** The hit that is looked at comes into view; the focus stays where the editor searches. */
  watch(
    [() => find.current, () => review.page.value?.head.id] as const,
    ([hit, page]) => {
      if (find.open && hit !== undefined && hit.page === page) review.select(only(hit.block), { reveal: true })
    },
    { flush: 'post' },
  )

  async function goSuspect(by: -1 | 1): Promise<void> {
    const suspect = help.step(by)
    if (suspect === undefined) return
    review.endEdit()
    around.showHelp()
    help.look(suspect)
    await focusList()
    voice.announce(voice.t('review.text.place', { kind: suspectKindInWords(suspect.code, voice.language()), text: suspect.text }))
  }
  const noSuspect = (): string | null => (help.suspects.value.length === 0 ? voice.t('review.text.none') : null)

  function selectedText(): string | null {
    const text = getSelection()?.toString() ?? ''
    return text.length > 60 || text.includes('\n') ? null : text
  }
  const search = (replace: boolean): void => {
    const text = selectedText()
    review.endEdit()
    find.show('page', replace, text)
  }
  const noPage = (): string | null => (review.page.value === undefined ? review.refusal({ cannot: 'no-page' }) : null)

  useCommands({
    'review.next-suspect': { refusal: noSuspect, run: () => goSuspect(1) },
    'review.previous-suspect': { refusal: noSuspect, run: () => goSuspect(-1) },
    'review.marks': () => {
      marked.value = !marked.value
      memory.write(MARKS_MEMORY, marked.value)
      voice.say(voice.t(marked.value ? 'review.text.marksOn' : 'review.text.marksOff'))
    },
    'review.compare': () => {
      comparing.value = !comparing.value
      review.turn.value++
    },
    'review.put-original': { refusal: () => putBackRefusal(review, voice), run: () => putBack(review) },
    'find.page': { refusal: noPage, run: () => search(false) },
    'find.replace': { refusal: noPage, run: () => search(true) },
    'find.punctuation': {
      refusal: noPage,
      run: () => {
        search(false)
        find.mode = 'punctuation'
      },
    },
    'find.next': () => find.step(1),
    'find.previous': () => find.step(-1),
  })
}

/** The tab may have to be drawn first, which takes a frame or two. */
async function focusList(): Promise<void> {
  for (let frame = 0; frame < 20; frame++) {
    await nextTick()
    const list = document.querySelector<HTMLElement>('[data-help-list]')
    if (list !== null) {
      list.focus({ preventScroll: true })
      return
    }
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } {
  return { start, end }
}

function putBackRefusal(review: Review, voice: Voice): string | null {
  const { value: page } = review.page
  const block = review.focus.value === undefined ? undefined : page?.blocks[review.focus.value]
  if (page === undefined || block === undefined) return review.refusal({ cannot: 'nothing-selected' })
  if (block.dropped !== null) return review.refusal({ cannot: 'dropped' })
  const typing = review.draft.value?.block === block.id
  return !typing && block.text === originalText(page, block) ? voice.t('review.text.alreadyOriginal') : null
}

/** The block's text becomes the original's again, as a step that undo takes back. What was being typed is a step before it. */
function putBack(review: Review): void {
  const { value: page } = review.page
  const block = review.focus.value === undefined ? undefined : page?.blocks[review.focus.value]
  if (page === undefined || block === undefined) return
  const editing = review.editing.value?.block === block.id
  if (editing) review.endEdit()
  const text = originalText(page, block)
  if (text !== review.page.value?.blocks[block.id]?.text) review.perform({ name: 'editText', block: block.id, text })
  if (editing) void editAnew(review, block.id, null)
}
