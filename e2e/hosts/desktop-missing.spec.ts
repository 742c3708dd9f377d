/** Stands for the desktop host where Electron's program is not installed, so that the report counts it as skipped. */
import { test } from '@playwright/test'

test('desktop host', () => {
  test.skip(true, String(test.info().project.metadata['reason']))
})
