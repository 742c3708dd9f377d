/** What a started host gives to a test, and where it keeps its files. */
import type { Page } from '@playwright/test'

export interface RunningHost {
  readonly page: Page
  /** Ends the host as a user does, and waits until it is gone. */
  stop(): Promise<void>
  /** Ends the host as a power cut does: SIGKILL. The window of the loopback host stays open. */
  kill(): Promise<void>
}

/** Folders of one test; every start of the host in it uses the same. */
export interface Folders {
  readonly root: string
  readonly library: string
  /** Settings, ports, log. */
  readonly data: string
  readonly exports: string
}
