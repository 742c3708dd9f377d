/** How long and how boldly each of the models learns. */
import type { Fitting } from './fit-linear.ts'

export interface Course {
  readonly seams: Fitting
  readonly lines: Fitting
  readonly places: Fitting
  readonly moves: Fitting
  readonly labels: Fitting
  readonly sureness: Fitting
}

/** How the shipped weights are learned: thousands of pages, a weak prior. A library's own pages mostly all have boxes or none, and teach all that they can. */
export const FULL_COURSE: Course = {
  seams: {
    epochs: 4,
    rate: 0.12,
    pull: 3e-5,
    averaged: 2,
    boxesApart: true,
    hidden: { units: 32, dropped: 0.5, caution: 300, fewest: 20 },
  },
  lines: {
    epochs: 6,
    rate: 0.12,
    pull: 1e-4,
    averaged: 3,
    boxesApart: true,
    caution: 100,
    hidden: { units: 48, dropped: 0.5, caution: 100, fewest: 20 },
  },
  places: {
    epochs: 6,
    rate: 0.12,
    pull: 3e-5,
    averaged: 3,
    boxesApart: true,
    hidden: { units: 32, dropped: 0.5, caution: 300, fewest: 20 },
  },
  moves: {
    epochs: 8,
    rate: 0.12,
    pull: 1e-4,
    averaged: 3,
    boxesApart: true,
    hidden: { units: 16, dropped: 0.5, caution: 300, fewest: 20 },
  },
  labels: { epochs: 20, rate: 0.1, pull: 3e-4 },
  sureness: {
    epochs: 6,
    rate: 0.12,
    pull: 1e-5,
    averaged: 3,
    boxesApart: true,
    hidden: { units: 16, dropped: 0.5, caution: 100, fewest: 20 },
  },
}
