/** One line of a menu. */
import type { Component } from 'vue'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: Component
  readonly keys?: string | undefined
  /** Why it cannot be chosen now; the line stays and says so. */
  readonly refusal?: string | null
  /** A choice that is on or off, with a tick. */
  readonly checked?: boolean
  /** Of several that exclude each other. */
  readonly radio?: boolean
  /** A line above it divides it from what came before; a text there names the group. */
  readonly group?: string | true
}
