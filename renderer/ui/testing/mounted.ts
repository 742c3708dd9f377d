/** Puts one component into the document for a test, with the sentences that it needs. */
import { createApp, h, nextTick, shallowReactive, type Component } from 'vue'

import { createText, type Messages } from '#renderer/i18n/index.ts'

export interface Mounted {
  readonly root: HTMLElement
  /** The elements that a selector finds, in order. */
  readonly all: (selector: string) => HTMLElement[]
  /** The first of them; fails the test where there is none. */
  readonly one: (selector: string) => HTMLElement
  /** Sends a key to an element, as a keyboard would. */
  readonly key: (element: HTMLElement, key: string) => Promise<void>
  /** Changes props; listeners are props named `onPress`. */
  readonly set: (props: Readonly<Record<string, unknown>>) => Promise<void>
}

export function mounted(
  component: Component,
  props: Readonly<Record<string, unknown>>,
  messages: Readonly<Record<string, Messages>>,
  content?: () => unknown,
): Mounted {
  const now = shallowReactive<Record<string, unknown>>({ ...props })
  const zh = Object.fromEntries(Object.entries(messages).map(([feature, both]) => [feature, both.zh]))
  const en = Object.fromEntries(Object.entries(messages).map(([feature, both]) => [feature, both.en]))
  const root = document.createElement('div')
  document.body.append(root)
  const app = createApp({ render: () => h(component, Object.assign({}, now), content === undefined ? undefined : { default: content }) })
  app.use(createText({ zh, en }))
  app.mount(root)
  const all = (selector: string): HTMLElement[] => Array.from(root.querySelectorAll<HTMLElement>(selector))
  return {
    root,
    all,
    one: (selector) => {
      const [first] = all(selector)
      if (first === undefined) throw new Error(`nothing is ${selector}`)
      return first
    },
    key: async (element, key) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await nextTick()
    },
    set: async (changed) => {
      Object.assign(now, changed)
      await nextTick()
    },
  }
}
