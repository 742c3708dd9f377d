/** Says to a screen reader what changed without moving the focus. One region in the frame speaks for the whole window. */
import { shallowReadonly, shallowRef, type Ref } from 'vue'

interface Announcement {
  readonly text: string
  /** Counted up, so that the same words twice are spoken twice. */
  readonly turn: number
}

const latest = shallowRef<Announcement>({ text: '', turn: 0 })

export interface Announcer {
  /** What was said last; the frame's live region shows it. */
  readonly latest: Readonly<Ref<Announcement>>
  readonly announce: (text: string) => void
}

export function useAnnouncer(): Announcer {
  return {
    latest: shallowReadonly(latest),
    announce: (text) => {
      latest.value = { text, turn: latest.value.turn + 1 }
    },
  }
}
