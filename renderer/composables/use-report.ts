/** Where a component hands an error that nothing above it would otherwise see: to the chain of handlers that the frame set up. */
import { inject, type InjectionKey } from 'vue'

export type Report = (error: unknown) => void

/** The frame provides its handler under this key. */
export const reportKey: InjectionKey<Report> = Symbol('report')

/** Without a frame (in a test) an error is thrown where the environment notices it. */
function outside(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

/** For a component's setup: the function that takes errors of work nobody waits for. */
export function useReport(): Report {
  return inject(reportKey, outside)
}
