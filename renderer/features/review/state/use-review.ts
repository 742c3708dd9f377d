/** Hands the state of the Review screen down to its parts. */
import { inject, provide, type InjectionKey } from 'vue'

import { present } from '#shared/base/index.ts'

import type { Review } from './review.ts'

const key: InjectionKey<Review> = Symbol('review')

export function provideReview(review: Review): Review {
  provide(key, review)
  return review
}

/** For a part's setup: the state of the screen that it belongs to. */
export function useReview(): Review {
  return present(inject(key), 'every part of the Review screen stands inside it')
}
