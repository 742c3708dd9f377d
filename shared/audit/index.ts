export { FAULTS, faultInWords, type Fault } from './fault.ts'
export { wilsonInterval, type Interval } from './interval.ts'
export { drawNumber, drawSample } from './sample.ts'
export { tallyOf, type Judged, type Tally, type Verdict } from './tally.ts'
