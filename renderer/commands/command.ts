/** What a command is: something an editor can do, by its name, by a key and by a button. */
import type { Component } from 'vue'

import type { Words } from '#renderer/i18n/index.ts'
import type { ViewName } from '#renderer/stores/route.ts'

/** The part of a command that is known before any view is open: the lists of shortcuts and the palette are made of these. */
export interface CommandSpec {
  /** Stable, because settings keep changed keys under it: `library.import`. */
  readonly id: string
  readonly title: Words
  /** Heading in the list of shortcuts. */
  readonly group: Words
  /** Where its keys work. */
  readonly scope: ViewName | 'everywhere'
  /** Combinations in the spelling of stroke.ts, the one to show first; empty for a command without a key. */
  readonly keys: readonly string[]
  readonly icon?: Component
  /** A held key repeats it. Only for what moves, never for what changes a page. */
  readonly repeats?: boolean
  /** It judges what is on the screen: what has only just come there was not meant, as by the second of two quick presses. */
  readonly judges?: boolean
  /** Its keys work in a text field too, although a text field has a use for them. */
  readonly inText?: boolean
  /** Not in the palette: a step that makes sense by key alone. */
  readonly hidden?: boolean
}

/** What an open view does when a command is given. */
export interface CommandHandler {
  run(): void | Promise<void>
  /** Why it cannot be done now, in the reader's language; null where it can. */
  refusal?(): string | null
}

/** A command as lists show it: with the keys that work now and whether it can be given. */
export interface ShownCommand extends CommandSpec {
  /** Changed keys of the editor's, else the command's own. */
  readonly now: readonly string[]
  /** An open view handles it. */
  readonly live: boolean
  readonly refusal: string | null
}
