/** Short messages that come and go at the bottom of the window: what was done, and the one thing to do about it. */
import { shallowReadonly, shallowRef, type Ref } from 'vue'

export interface ToastAction {
  readonly label: string
  /** Shown beside the label; the shortcut itself is a command's. */
  readonly keys?: string | undefined
  run(): void
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'bad'
  readonly action: ToastAction | null
  /** Milliseconds until it goes by itself; resting the pointer on it stops the clock. */
  readonly stays: number
}

export interface ToastRequest {
  readonly text: string
  readonly tone?: Toast['tone']
  readonly action?: ToastAction
  readonly stays?: number
}

const shown = shallowRef<readonly Toast[]>([])
let count = 0

/** At most this many at once: the oldest gives way. */
const MOST = 3

export interface Toasts {
  readonly shown: Readonly<Ref<readonly Toast[]>>
  /** Shows a message; the returned function takes it away. */
  readonly toast: (request: ToastRequest) => () => void
  readonly dismiss: (id: number) => void
}

export function useToasts(): Toasts {
  const dismiss = (id: number): void => {
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }
  return {
    shown: shallowReadonly(shown),
    dismiss,
    toast({ text, tone = 'plain', action, stays }) {
      const id = ++count
      const usual = tone === 'bad' || action !== undefined ? 8000 : 4000
      const same = shown.value.filter((toast) => toast.text !== text)
      shown.value = [...same, { id, text, tone, action: action ?? null, stays: stays ?? usual }].slice(-MOST)
      return () => dismiss(id)
    },
  }
}
