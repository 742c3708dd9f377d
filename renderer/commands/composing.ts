/** Whether a key belongs to an input method: it must then do nothing else. */

/**
 * True for a key that an input method takes part in. `isComposing` alone is not enough: the key that ends a composition
 * may come after `compositionend`, and then only its code of 229 tells (UI Events, section on legacy key codes).
 */
export function ofInputMethod(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- on some systems nothing but the code 229 marks a key that an input method swallowed
  return event.isComposing || event.keyCode === 229
}
