import { describe, expect, it } from 'vitest'

import { runOnNats, RunOns } from '#shared/segmentation/index.ts'

import { randomOf } from './random.ts'
import { learnRunOns } from './run-ons.ts'

/** Articles of one text each, of sentences in which each of four words takes its own object. */
function articles(): string[][] {
  const random = randomOf(3)
  const sentences = ['全县农民种植玉米水稻', '学校老师讲授语文数学', '医院医生诊治感冒咳嗽', '交警大队查处超速酒驾']
  return Array.from({ length: 60 }, () => [`${random.shuffled(sentences).join('。')}。`])
}

describe('learnRunOns', () => {
  const table = learnRunOns(articles())
  const runOns = new RunOns(table)
  const nats = (end: string, start: string): number => runOnNats(runOns.endOf(end), runOns.startOf(start))

  it('learns what follows what', () => {
    expect(nats('全县农民种植', '玉米水稻')).toBeGreaterThan(nats('全县农民种植', '语文数学'))
    expect(nats('医院医生诊治', '感冒咳嗽')).toBeGreaterThan(nats('医院医生诊治', '超速酒驾'))
  })

  it('learns where sentences end, though the mark is lost', () => {
    expect(nats('全县农民种植', '玉米水稻')).toBeGreaterThan(nats('全县农民种植玉米水稻', '学校老师讲授'))
  })

  it('gives the same table for the same articles', () => {
    expect(learnRunOns(articles())).toEqual(table)
  })

  it('learns nothing from nothing, nor from texts that are too short to be cut', () => {
    expect(Object.keys(learnRunOns([]))).toEqual([''])
    expect(Object.keys(learnRunOns([['一二三'], ['四']]))).toEqual([''])
  })
})
