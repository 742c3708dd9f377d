import { afterEach, describe, expect, it } from 'vitest'

import { stepPane } from './pane-focus.ts'

function part(name: string, attributes: Readonly<Record<string, string>>, ...inside: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...inside)
  return element
}

/** The panes of the screen, each with what could get the focus in it. */
function screen(): HTMLElement {
  const root = part(
    'div',
    {},
    part(
      'header',
      { class: 'pagebar' },
      part('button', { 'aria-disabled': 'true' }),
      part('button', { id: 'bar' }),
      part('button', { id: 'more' }),
    ),
    part('section', { 'data-original': '' }, part('button', {}), part('div', { class: 'lines', id: 'lines', tabindex: '0' })),
    part(
      'section',
      { class: 'desk' },
      part(
        'div',
        { class: 'sheets', tabindex: '-1' },
        part('p', { 'data-block': '1', tabindex: '-1' }),
        part('p', { 'data-block': '2', id: 'block', tabindex: '0' }),
      ),
    ),
    part(
      'aside',
      { class: 'inspector' },
      part('button', { role: 'tab', 'data-state': 'inactive' }),
      part('button', { role: 'tab', 'data-state': 'active', id: 'tab' }),
    ),
  )
  document.body.append(root)
  return root
}

afterEach(() => {
  document.body.replaceChildren()
})

const focused = (): string => document.activeElement?.id ?? ''

describe('F6', () => {
  it('[V25] goes round the panes, each with its own place for the focus', () => {
    const root = screen()
    root.querySelector<HTMLElement>('#block')?.focus()
    const seen = Array.from({ length: 4 }, () => {
      stepPane(root, 1)
      return focused()
    })
    expect(seen).toEqual(['tab', 'bar', 'lines', 'block'])
    stepPane(root, -1)
    expect(focused()).toBe('lines')
  })

  it('[V25] comes back to where the focus was in a pane, and passes over a pane that is closed', () => {
    const root = screen()
    const back = new Map<HTMLElement, HTMLElement>()
    root.querySelector('[data-original]')?.remove()
    root.querySelector<HTMLElement>('#more')?.focus()
    stepPane(root, 1, back)
    expect(focused()).toBe('block')
    stepPane(root, -1, back)
    expect(focused()).toBe('more')
  })

  it('[V25] begins at the sheets where nothing has the focus', () => {
    const root = screen()
    stepPane(root, 1)
    expect(focused()).toBe('tab')
  })
})
