/**
 * Room for lists of words with a number each. A page has hundreds of such lists, and to make an array costs more than to fill a short one: they
 * are cut from few large ones.
 */
import type { PageTerms } from './terms.ts'

/** Words in one piece of the store. */
const PIECE = 1 << 12

export class WordStore {
  #ids = new Int32Array(PIECE)
  #numbers = new Float64Array(PIECE)
  #used = 0

  get ids(): Int32Array {
    return this.#ids
  }

  /** `numbers[i]` is that of the word `ids[i]`. */
  get numbers(): Float64Array {
    return this.#numbers
  }

  /** Makes room for the words of some blocks and returns where a list of them begins. Lists that were made before keep their arrays. */
  begin({ starts }: PageTerms, blocks: readonly number[]): number {
    let most = 0
    for (let k = 0; k < blocks.length; k++) most += (starts[(blocks[k] ?? 0) + 1] ?? 0) - (starts[blocks[k] ?? 0] ?? 0)
    if (this.#used + most > this.#ids.length) {
      this.#ids = new Int32Array(Math.max(PIECE, most))
      this.#numbers = new Float64Array(Math.max(PIECE, most))
      this.#used = 0
    }
    return this.#used
  }

  /** The list that was begun ends before `to`. */
  end(to: number): void {
    this.#used = to
  }
}
