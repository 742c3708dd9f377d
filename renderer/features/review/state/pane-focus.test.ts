import { afterEach, describe, expect, it } from 'vitest'

import { stepPane } from './pane-focus.ts'

const whole = `
  <header class="pagebar"><button aria-disabled="true">上一版</button><button id="bar">下一版</button><button id="more">更多</button></header>
  <section data-original><button>同步</button><div class="lines" id="lines" tabindex="0"></div></section>
  <section class="desk"><div class="sheets" tabindex="-1"><p data-block="1" tabindex="-1">一</p><p data-block="2" id="block" tabindex="0">二</p></div></section>
  <aside class="inspector"><button role="tab" data-state="inactive">甲篇</button><button role="tab" data-state="active" id="tab">本版</button></aside>`

function screen(html: string): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.append(root)
  return root
}

afterEach(() => {
  document.body.replaceChildren()
})

const focused = (): string => document.activeElement?.id ?? ''

describe('F6', () => {
  it('[V23] goes round the panes, each with its own place for the focus', () => {
    const root = screen(whole)
    root.querySelector<HTMLElement>('#block')?.focus()
    const seen = Array.from({ length: 4 }, () => {
      stepPane(root, 1)
      return focused()
    })
    expect(seen).toEqual(['tab', 'bar', 'lines', 'block'])
    stepPane(root, -1)
    expect(focused()).toBe('lines')
  })

  it('[V23] comes back to where the focus was in a pane, and passes over a pane that is closed', () => {
    const root = screen(whole)
    const back = new Map<HTMLElement, HTMLElement>()
    root.querySelector('[data-original]')?.remove()
    root.querySelector<HTMLElement>('#more')?.focus()
    stepPane(root, 1, back)
    expect(focused()).toBe('block')
    stepPane(root, -1, back)
    expect(focused()).toBe('more')
  })

  it('[V23] begins at the sheets where nothing has the focus', () => {
    const root = screen(whole)
    stepPane(root, 1)
    expect(focused()).toBe('tab')
  })
})
