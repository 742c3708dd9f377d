/** What the keys for the size of the text do: they are about the pane that has the focus. */
import { useCommands } from '#renderer/commands/index.ts'
import { useText } from '#renderer/i18n/index.ts'

import { stepped } from './steps.ts'
import { useTextZoomStore } from './text-zoom.ts'
import { paneInHand } from './use-text-zoom.ts'

/** For the setup of the Review screen. */
export function useZoomCommands(): void {
  const zoom = useTextZoomStore()
  const { t } = useText()
  const by = (step: -1 | 1) => ({
    run: () => zoom.step(paneInHand(), step),
    refusal: () => {
      const size = zoom.sizes[paneInHand()]
      return stepped(size, step) === size ? t(step > 0 ? 'review.zoom.largest' : 'review.zoom.smallest') : null
    },
  })
  useCommands({
    'review.text-larger': by(1),
    'review.text-smaller': by(-1),
    'review.text-usual': () => zoom.reset(paneInHand()),
  })
}
