/**
 * The block under the pointer, marked in both panes at once. The mark is put on the elements directly: going through
 * the components would draw lines and sheets anew at every move of the mouse.
 */
import { onScopeDispose, watch, type Ref } from 'vue'

export function useHover(root: Readonly<Ref<HTMLElement | null>>): void {
  let hovered: string | undefined
  let marked: Element[] = []

  function mark(block: string | undefined): void {
    if (block === hovered) return
    hovered = block
    for (const element of marked) element.removeAttribute('data-hover')
    marked = block === undefined ? [] : [...(root.value?.querySelectorAll(`[data-block="${block}"]`) ?? [])]
    for (const element of marked) element.setAttribute('data-hover', '')
  }

  const over = (event: PointerEvent): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-block]') : null
    mark(event.buttons === 0 ? element?.dataset['block'] : hovered)
  }
  const leave = (): void => mark(undefined)

  const stop = watch(
    root,
    (element, _, onCleanup) => {
      if (element === null) return
      element.addEventListener('pointerover', over, { passive: true })
      element.addEventListener('pointerleave', leave, { passive: true })
      onCleanup(() => {
        element.removeEventListener('pointerover', over)
        element.removeEventListener('pointerleave', leave)
      })
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(stop)
}
