/** How a button is pressed: not where it is refused, and without taking the focus where keys are to go on to what was in hand. */
import { computed, type ComputedRef } from 'vue'

export interface PressProps {
  /** Why it cannot be pressed now. */
  readonly refusal?: string | null | undefined
  /** A click leaves the focus where it was. */
  readonly keepFocus?: boolean | undefined
}

export interface Press {
  readonly refused: ComputedRef<boolean>
  readonly press: (event: MouseEvent) => void
  readonly hold: (event: MouseEvent) => void
}

/** For a button's setup; `pressed` is called where the press counts. */
export function usePress(props: PressProps, pressed: (event: MouseEvent) => void): Press {
  const refused = computed(() => props.refusal != null && props.refusal !== '')
  return {
    refused,
    press: (event) => {
      if (!refused.value) pressed(event)
    },
    hold: (event) => {
      if (props.keepFocus === true) event.preventDefault()
    },
  }
}
