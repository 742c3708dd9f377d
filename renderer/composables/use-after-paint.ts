/** What stands aside of the editor's work and may follow it a frame later, so that it does not hold up a key. */
import { onScopeDispose, shallowReadonly, shallowRef, watch, type Ref } from 'vue'

/**
 * The value of `source`, renewed after the window has been painted once since it changed. At first it is what it is; of several
 * changes before a paint only the last counts. For a part's setup.
 */
export function useAfterPaint<T>(source: () => T): Readonly<Ref<T>> {
  const shown = shallowRef(source())
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function forget(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }

  watch(source, (now) => {
    forget()
    // The frame's own work comes first; what is asked for in it is done before it is painted.
    frame = requestAnimationFrame(() => (timer = setTimeout(() => (shown.value = now))))
  })
  onScopeDispose(forget)
  return shallowReadonly(shown)
}
