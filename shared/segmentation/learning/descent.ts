/**
 * Gradient descent with a step for each weight (Adagrad; Duchi, Hazan and Singer, JMLR 2011), held back towards the
 * weights that it began with: what few examples say moves them little.
 */

/** Next to none: the first example moves a weight as far as it ever moves. */
const BOLD = 1e-3

/** Weights in training. */
export class Descent {
  readonly weights: Float64Array
  readonly #prior: Float64Array
  readonly #squares: Float64Array
  readonly #rate: number
  readonly #pull: (row: number) => number

  /**
   * `rate` is the length of the longest step, in nats; `pull` tells how strongly, for each example, the weights of a row are held to the prior. `caution` is the sum of squared
   * slopes that each weight begins with: the greater it is, the more has to be seen of a cue before its weight moves far.
   */
  constructor(prior: Float64Array, rate: number, pull: (row: number) => number, caution = BOLD) {
    this.weights = Float64Array.from(prior)
    this.#prior = prior
    this.#squares = new Float64Array(prior.length).fill(caution)
    this.#rate = rate
    this.#pull = pull
  }

  #sum: Float64Array | undefined
  #summed = 0

  /** Takes the weights as they are now into the average. */
  remember(): void {
    const sum = (this.#sum ??= new Float64Array(this.weights.length))
    this.weights.forEach((weight, i) => {
      sum[i] = (sum[i] ?? 0) + weight
    })
    this.#summed++
  }

  /** The average of the weights that were remembered; the last ones where none were. */
  get average(): Float64Array {
    return this.#sum?.map((sum) => sum / this.#summed) ?? this.weights
  }

  /** Steps down a gradient that `examples` examples gave; clears the gradient. Only the touched rows of weights, each so wide, take a step. */
  step(gradient: Float64Array, touched: Iterable<number>, width: number, examples: number): void {
    for (const row of touched) {
      for (let i = row * width; i < (row + 1) * width; i++) {
        const prior = this.#prior[i] ?? 0
        const away = (this.weights[i] ?? 0) - prior
        const slope = (gradient[i] ?? 0) + this.#pull(row) * examples * away
        gradient[i] = 0
        const squares = (this.#squares[i] ?? 0) + slope * slope
        this.#squares[i] = squares
        this.weights[i] = prior + (away - (this.#rate / Math.sqrt(squares)) * slope)
      }
    }
  }
}
