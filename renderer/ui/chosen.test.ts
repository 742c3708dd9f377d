import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'

import { chosenWhenClosed } from './chosen.ts'

describe('what was chosen in a menu', () => {
  it('is given when the menu has closed, with the focus back where it was', async () => {
    const button = document.createElement('button')
    document.body.append(button)
    const given: string[] = []
    const chosen = chosenWhenClosed(
      () => button,
      (id) => given.push(`${id} with the focus on ${document.activeElement?.tagName ?? ''}`),
    )
    chosen.choose('role')
    expect(given).toEqual([])
    const event = new Event('close', { cancelable: true })
    chosen.closed(event)
    await nextTick()
    expect([given, event.defaultPrevented]).toEqual([['role with the focus on BUTTON'], true])
  })

  it('is nothing where the menu was left: the menu gives the focus back itself', async () => {
    const given: string[] = []
    const chosen = chosenWhenClosed(
      () => null,
      (id) => given.push(id),
    )
    const event = new Event('close', { cancelable: true })
    chosen.closed(event)
    await nextTick()
    expect([given, event.defaultPrevented]).toEqual([[], false])
  })
})
