import { describe, expect, it } from 'vitest'

import { useAnswer } from './use-answer.ts'

/** A question whose answers are given by hand, in any order. */
function byHand(): { question: () => Promise<string | undefined>; asked: PromiseWithResolvers<string | undefined>[] } {
  const asked: PromiseWithResolvers<string | undefined>[] = []
  return {
    asked,
    question: () => {
      const next = Promise.withResolvers<string | undefined>()
      asked.push(next)
      return next.promise
    },
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('what the library last answered', () => {
  it('is the answer to the last question, in whichever order the answers come', async () => {
    const { question, asked } = byHand()
    const { answer, ask } = useAnswer('nothing', question)
    ask()
    ask()
    asked[1]?.resolve('new')
    asked[0]?.resolve('old')
    await settled()
    expect(answer.value).toBe('new')
  })

  it('stays while the library does not answer, and while there is nothing to ask', async () => {
    const { question, asked } = byHand()
    const { answer, ask } = useAnswer('nothing', question)
    ask()
    asked[0]?.resolve('known')
    await settled()
    ask()
    asked[1]?.reject(new Error('offline'))
    await settled()
    expect(answer.value).toBe('known')
    ask()
    ask()
    asked[3]?.resolve(undefined)
    asked[2]?.resolve('late')
    await settled()
    expect(answer.value).toBe('known')
  })

  it('is nothing again once it was forgotten', async () => {
    const { question, asked } = byHand()
    const { answer, ask, forget } = useAnswer('nothing', question)
    ask()
    asked[0]?.resolve('known')
    await settled()
    ask()
    forget()
    expect(answer.value).toBe('nothing')
    asked[1]?.resolve('late')
    await settled()
    expect(answer.value).toBe('nothing')
  })
})
