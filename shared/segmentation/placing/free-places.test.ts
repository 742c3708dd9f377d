import fc from 'fast-check'
import { expect, it } from 'vitest'

import { nearestFree } from './free-places.ts'

it('takes the same places as looking through all of them would, however many there are', () => {
  const places = fc.uniqueArray(fc.nat(600), { maxLength: 300 }).map((all) => all.sort((a, b) => a - b))
  const nats = fc.array(fc.constantFrom(0, -0.04, -0.5, -1, -5), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(places, nats, fc.nat(600), fc.nat(7), (all, values, k, none) => {
      const free = all.map((place, i) => ({ place, nats: values[i % values.length] ?? 0 }))
      const own = (place: number): number | undefined => (place !== k && place % 8 !== none ? -((place * 7) % 5) / 2 : undefined)
      const ranked = free
        .map(({ place, nats }, index) => ({ index, rank: (own(place) ?? -Infinity) + nats - 0.04 * Math.abs(place - k) }))
        .filter(({ rank }) => rank > -Infinity)
        .sort((a, b) => b.rank - a.rank)
      expect(nearestFree(free, k, ({ place }) => own(place))).toEqual(ranked.slice(0, 12).map(({ index }) => index))
    }),
    { seed: 61, numRuns: 800 },
  )
})
