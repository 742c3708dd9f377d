/** What the library last answered to a question that is asked again and again. */
import { shallowReadonly, shallowRef, type Ref } from 'vue'

export interface Answer<T> {
  readonly answer: Readonly<Ref<T>>
  /** Asks; an answer that comes after it to an older question is left aside. */
  readonly ask: () => void
  /** Nothing of what was answered, or is being answered, holds any more. */
  readonly forget: () => void
}

/**
 * @param nothing What holds before the first answer.
 * @param question Asks the library as things are now; answers undefined where there is nothing to ask.
 */
export function useAnswer<T>(nothing: T, question: () => Promise<T | undefined>): Answer<T> {
  const answer = shallowRef(nothing)
  let asked = 0

  async function ask(): Promise<void> {
    const mine = ++asked
    try {
      const now = await question()
      if (now !== undefined && mine === asked) answer.value = now
    } catch {
      // Offline: what was known stays; it is asked again when the connection is back.
    }
  }

  return {
    answer: shallowReadonly(answer),
    ask: () => void ask(),
    forget: () => {
      asked++
      answer.value = nothing
    },
  }
}
