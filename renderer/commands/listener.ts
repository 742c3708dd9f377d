/**
 * The one place that listens to keys. Single keys work only when no text field has the focus, keys with modifiers
 * always, and nothing while an input method composes: a Chinese editor's Enter, digits and letters are then its own.
 */
import type { CommandSpec } from './command.ts'
import type { useCommandStore } from './command-store.ts'
import { ofInputMethod } from './composing.ts'
import { isBare, onMac, strokeOf } from './stroke.ts'

type Commands = Pick<
  ReturnType<typeof useCommandStore>,
  'specs' | 'keysOf' | 'inScope' | 'handlerOf' | 'refusalOf' | 'give' | 'pending' | 'grab' | 'held' | 'inTurn' | 'isSeen'
>

export interface ShortcutListeners {
  /** A key was pressed whose command cannot be given now. */
  readonly refused: (command: CommandSpec, reason: string) => void
  /** A key was pressed that judges what the editor cannot have seen yet. */
  readonly unseen: (command: CommandSpec) => void
  /** A command failed. */
  readonly failed: (error: unknown) => void
}

/** How long the second press of two is awaited, in milliseconds. */
const PATIENCE = 4000
/** Some browsers send the key that ended a composition after its end: that press is the input method's, too. */
const AFTER_COMPOSITION = 100

const TEXT_INPUTS = new Set([
  'text',
  'search',
  'url',
  'tel',
  'email',
  'password',
  'number',
  'date',
  'month',
  'time',
  'week',
  'datetime-local',
])
/** In these the keys belong to what floats above the page. */
const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"]'
/** Here letters mean something of their own, as in a text field. */
const OWN_KEYS = '[data-own-keys]'
/** A text field's own keys, although they carry modifiers. */
const EDITING = /^(Ctrl\+(Shift\+)?Z|Ctrl\+[ACVXY]|(Ctrl\+|Alt\+)*(Shift\+)?(Arrow(Left|Right|Up|Down)|Backspace|Delete|Home|End))$/

function isTextField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type)
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
}

/** Keys that a control with the focus uses itself: Enter and Space press a button, arrows move in a choice. */
function ownKey(element: Element, stroke: string): boolean {
  if (stroke === 'Enter') return element.matches('button, a[href], summary, select, [role="button"], [role="tab"]')
  if (stroke === 'Space')
    return element.matches(
      'button, summary, select, input, [role="button"], [role="checkbox"], [role="radio"], [role="switch"], [role="tab"]',
    )
  if (/^Arrow/.test(stroke))
    return element.matches('select, input[type="radio"], input[type="range"], [role="radio"], [role="tab"], [role="slider"]')
  return false
}

/** Starts to listen on `target`. Returns the ending. */
export function listenForShortcuts(target: Window, commands: Commands, listeners: ShortcutListeners): () => void {
  const mac = onMac()
  let composedAt: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const waitAfter = (first: string | null): void => {
    clearTimeout(timer)
    commands.pending = first
    if (first !== null) timer = setTimeout(() => waitAfter(null), PATIENCE)
  }

  const composing = (event: KeyboardEvent): boolean => {
    const justNow = composedAt !== null && event.timeStamp - composedAt < AFTER_COMPOSITION
    composedAt = null
    return ofInputMethod(event) || justNow
  }

  const candidates = (stroke: string, bareInText: boolean, editing: boolean): CommandSpec[] =>
    commands.specs.filter((spec) => {
      if (!commands.inScope(spec) || commands.handlerOf(spec.id) === undefined) return false
      if ((bareInText || editing) && spec.inText !== true) return false
      return commands.keysOf(spec.id).some((keys) => keys === stroke || keys.startsWith(`${stroke} `))
    })

  const give = (spec: CommandSpec): void => {
    const reason = commands.refusalOf(spec.id)
    if (typeof reason === 'string') listeners.refused(spec, reason)
    else void commands.give(spec.id, true).catch(listeners.failed)
  }

  const typing = (): boolean => {
    const focus = target.document.activeElement
    return focus !== null && (isTextField(focus) || focus.closest(OWN_KEYS) !== null)
  }

  /** Gives a press that had to wait to the choice that the one before it has opened. To a text field it is lost. */
  const handOn = (event: KeyboardEvent): void => {
    const focus = target.document.activeElement
    if (focus !== event.target && focus?.closest(OWN_KEYS) != null) focus.dispatchEvent(new KeyboardEvent(event.type, event))
  }

  const carryOut = (spec: CommandSpec, event: KeyboardEvent): void => {
    event.preventDefault()
    // A key that is held down while a page opens does not run away over it.
    if (event.repeat && (spec.repeats !== true || commands.held)) return
    const [seen, inText] = [commands.isSeen(spec), typing()]
    const now = (): void => (seen ? give(spec) : listeners.unseen(spec))
    if (spec.scope === 'everywhere') return now()
    commands.inTurn(() => {
      // One that had to wait may find another view, or that the one before it has opened something that takes keys.
      if (!commands.inScope(spec)) return
      if (typing() === inText) now()
      else handOn(event)
    })
  }

  const onKey = (event: KeyboardEvent): void => {
    if (composing(event) || event.defaultPrevented) return
    const stroke = strokeOf(event, mac)
    if (stroke === null) return
    const element = event.target instanceof Element ? event.target : null

    const grab = commands.grab
    if (grab !== null) {
      commands.grab = null
      if (grab(stroke)) return event.preventDefault()
    }
    if (element?.closest(OVERLAYS) != null) return waitAfter(null)

    const first = commands.pending
    waitAfter(null)
    const inText = element !== null && isTextField(element)
    if (first === null && element !== null && ownKey(element, stroke)) return
    const whole = first === null ? stroke : `${first} ${stroke}`
    const found = candidates(whole, inText && isBare(whole), inText && EDITING.test(stroke))
    // A view's own command goes before one that works everywhere.
    found.sort((a, b) => Number(a.scope === 'everywhere') - Number(b.scope === 'everywhere'))
    const exact = found.find((spec) => commands.keysOf(spec.id).includes(whole))
    if (exact !== undefined) return carryOut(exact, event)
    if (found.length > 0) waitAfter(whole)
    // A second press that leads nowhere ends the combination and does nothing else.
    if (found.length > 0 || first !== null) event.preventDefault()
    if (!inText) commands.inTurn(() => handOn(event))
  }

  const onComposed = (event: CompositionEvent): void => void (composedAt = event.timeStamp)
  const onKeyUp = (): void => void (composedAt = null)
  const onPointer = (): void => waitAfter(null)

  target.addEventListener('keydown', onKey)
  target.addEventListener('compositionend', onComposed, true)
  target.addEventListener('keyup', onKeyUp, true)
  target.addEventListener('pointerdown', onPointer, true)
  return () => {
    waitAfter(null)
    target.removeEventListener('keydown', onKey)
    target.removeEventListener('compositionend', onComposed, true)
    target.removeEventListener('keyup', onKeyUp, true)
    target.removeEventListener('pointerdown', onPointer, true)
  }
}
