/** `jiaoban serve`: the loopback host. */
import { runLoopback } from '#electron/loopback/index.ts'

import { say } from './language.ts'

export function serve(options: { readonly library?: string; readonly port?: number; readonly open?: boolean }): Promise<number> {
  return runLoopback({ ...options, because: say('由 serve 启动', 'started by serve') })
}
