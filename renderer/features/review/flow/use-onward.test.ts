import { createPinia } from 'pinia'
import { createApp, defineComponent, shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'

import type { PageId } from '#shared/base/index.ts'
import type { PageRow } from '#shared/contract/index.ts'
import { createText } from '#renderer/i18n/index.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import { reviewMessages } from '../messages.ts'
import type { Flow } from './use-flow.ts'
import { useOnward, type Onward } from './use-onward.ts'

const here = '01890a5d-ac96-774b-bcce-b302099a8057' as PageId
const next = { id: '01890a5d-ac96-774b-bcce-b302099a8058' as PageId, doubts: 0 } as PageRow

interface Opened {
  readonly view: ReturnType<typeof useViewStore>
  readonly onward: Onward
  readonly turned: string[]
  /** The library tells which page is next. */
  readonly found: () => Promise<void>
}

/** The desk with one page open and another to go on to. */
function desk(): Opened {
  const answers: ((row: PageRow) => void)[] = []
  const turned: string[] = []
  const flow = { landing: shallowRef(null), next: () => new Promise<PageRow>((resolve) => answers.push(resolve)) }
  const setUp = (): Opened => {
    const view = useViewStore()
    view.openPage(here)
    const onward = useOnward(flow as Partial<Flow> as Flow, { before: () => null, turning: (to) => turned.push(to) })
    const found = async (): Promise<void> => {
      for (const answer of answers) answer(next)
      await new Promise((resolve) => setTimeout(resolve))
    }
    return { view, onward, turned, found }
  }
  const opened: Opened[] = []
  const screen = defineComponent({
    setup: () => {
      opened.push(setUp())
      return () => null
    },
  })
  createApp(screen)
    .use(createPinia())
    .use(createText({ zh: { review: reviewMessages.zh }, en: { review: reviewMessages.en } }))
    .mount(document.createElement('div'))
  const [only] = opened
  if (only === undefined) throw new Error('the screen was not set up')
  return only
}

describe.each(['done', 'work', 'doubt'] as const)('on to another page: %s', (way) => {
  const go = (onward: Onward): void => (way === 'doubt' ? onward.doubt(1) : onward[way]())

  it('opens it when it is found', async () => {
    const { view, onward, turned, found } = desk()
    go(onward)
    expect(view.route.page).toBe(here)
    await found()
    expect(view.route).toMatchObject({ view: 'review', page: next.id })
    expect(turned).toEqual(['after'])
  })

  it('[V17] does not call an editor back who has gone elsewhere meanwhile', async () => {
    const { view, onward, turned, found } = desk()
    go(onward)
    view.open('settings')
    await found()
    expect(view.route).toMatchObject({ view: 'settings' })
    expect(turned).toEqual([])
  })
})
