import { describe, expect, it } from 'vitest'

import AppButton from './AppButton.vue'
import { ariaKeys, keyCaps } from './key-caps.ts'
import { uiMessages } from './messages.ts'
import Segmented from './Segmented.vue'
import { mounted } from './testing/mounted.ts'

const messages = { ui: uiMessages }

describe('a button', () => {
  it('shows its key and is pressed', () => {
    let presses = 0
    const { one } = mounted(AppButton, { keys: 'Ctrl+I', onPress: () => (presses += 1) }, messages, () => '导入')
    expect(one('kbd').textContent).toBe('Ctrl I')
    expect(one('button').getAttribute('aria-keyshortcuts')).toBe('Control+I')
    one('button').click()
    expect(presses).toBe(1)
  })

  it('stays reachable where it cannot be pressed now, and does nothing', () => {
    let presses = 0
    const { one } = mounted(AppButton, { refusal: '没有上一篇', 'data-name': 'merge', onPress: () => (presses += 1) }, messages)
    const button = one('button')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
    expect(button.dataset['name']).toBe('merge')
    button.click()
    expect(presses).toBe(0)
  })
})

describe('one of a few, side by side', () => {
  it('is one stop for Tab, and arrows choose round the ends', async () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }))
    const { one, all, key, set } = mounted(Segmented, { label: '看法', options, modelValue: 'a' }, messages)
    const chosen: string[] = []
    await set({
      'onUpdate:modelValue': (value: string) => {
        chosen.push(value)
        void set({ modelValue: value })
      },
    })
    expect(all('[tabindex="0"]')).toHaveLength(1)
    await key(one('[aria-checked="true"]'), 'ArrowLeft')
    await key(one('[aria-checked="true"]'), 'ArrowRight')
    await key(one('[aria-checked="true"]'), 'ArrowRight')
    expect(chosen).toEqual(['c', 'a', 'b'])
    expect(one('[tabindex="0"]').textContent.trim()).toBe('b')
  })
})

describe('key caps', () => {
  it('draw one cap a press', () => {
    expect(keyCaps('R K', false, '空格')).toEqual(['R', 'K'])
    expect(keyCaps('Ctrl+Shift+Z', false, '空格')).toEqual(['Ctrl Shift Z'])
    expect(keyCaps('Alt+ArrowUp', true, '空格')).toEqual(['⌥ ↑'])
    expect(keyCaps('Space', false, '空格')).toEqual(['空格'])
    expect(keyCaps('Ctrl++', false, '空格')).toEqual(['Ctrl +'])
  })

  it('have no word for two presses where there is none', () => {
    expect(ariaKeys('R K')).toBeUndefined()
    expect(ariaKeys('Ctrl+K')).toBe('Control+K')
  })
})
