/** The letters of what can be wrong, in both sets of keys. */
import { FAULTS, type Fault } from '#shared/audit/index.ts'
import type { Settings } from '#shared/contract/index.ts'

const STANDARD: Readonly<Record<Fault, string>> = {
  foreign: 'F',
  missing: 'M',
  order: 'O',
  title: 'H',
  joins: 'J',
  role: 'R',
  text: 'T',
  copy: 'D',
  topic: 'P',
  other: 'X',
}

const LEFT: Readonly<Record<Fault, string>> = {
  foreign: 'F',
  missing: 'D',
  order: 'S',
  title: 'W',
  joins: 'A',
  role: 'R',
  text: 'T',
  copy: 'C',
  topic: 'G',
  other: 'X',
}

export function faultKey(fault: Fault, preset: Settings['keyPreset']): string {
  return (preset === 'left' ? LEFT : STANDARD)[fault]
}

/** The fault that a press of a key names. */
export function faultOf(key: string, preset: Settings['keyPreset']): Fault | undefined {
  return FAULTS.find((fault) => faultKey(fault, preset) === key.toUpperCase())
}
