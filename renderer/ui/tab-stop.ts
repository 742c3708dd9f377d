/**
 * Makes a list that scrolls a stop for Tab, so that it can be scrolled by keys wherever the focus inside it is. A directive,
 * since reka sets its own tabindex over one that is given as an attribute.
 */
import type { ObjectDirective } from 'vue'

export const vTabStop: ObjectDirective<HTMLElement> = {
  mounted: (element) => {
    element.tabIndex = 0
  },
}
