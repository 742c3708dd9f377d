/** Whether the original and the sheets scroll in step. Kept from session to session. */
import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import * as v from 'valibot'

import { useMemoryStore } from '#renderer/stores/memory.ts'

export const STEP_MEMORY = 'review.step'

export const useStepStore = defineStore('review-step', () => {
  const memory = useMemoryStore()
  const on = ref(memory.read(STEP_MEMORY, v.boolean(), true))

  function toggle(): void {
    on.value = !on.value
    memory.write(STEP_MEMORY, on.value)
  }

  return { on: readonly(on), toggle }
})
