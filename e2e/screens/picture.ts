/** Pictures of the window, for the documents and for whoever looks at a change. */
import type { Page } from '@playwright/test'

/** Takes a picture of what the window shows where JIAOBAN_PICTURES is 1: each takes as long as several checks, and most runs want none. */
export async function takePicture(page: Page, file: string): Promise<void> {
  if (process.env['JIAOBAN_PICTURES'] === '1') await page.screenshot({ path: file })
}
