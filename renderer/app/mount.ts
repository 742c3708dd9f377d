/** Makes the application and puts it into the document. */
import { createPinia } from 'pinia'
import { createApp, h } from 'vue'

import { failureInWords } from '#shared/contract/index.ts'
import { useCommandStore } from '#renderer/commands/index.ts'
import { reportKey, useToasts } from '#renderer/composables/index.ts'
import { createText } from '#renderer/i18n/index.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { followAppearance, languageOf } from './appearance.ts'
import App from './App.vue'
import { allCommands, messages } from './catalogue.ts'
import { catchWindowErrors, createErrorChain } from './errors.ts'
import { start, type Started } from './start.ts'

/** Begins everything. Returns the ending, which resolves when nothing of it runs any more. */
export function mount(target: Element): () => Promise<void> {
  const pinia = createPinia()
  const text = createText(messages, languageOf('system', navigator.languages))
  const { toast } = useToasts()
  const errors = createErrorChain({
    say: (failure) => void toast({ text: failureInWords(failure, text.language()), tone: 'bad' }),
    now: Date.now,
  })
  let started: Started | undefined

  const app = createApp({
    render: () =>
      h(App, {
        start: async () => {
          started = await start(pinia, errors.handle)
        },
        error: errors.shown.value,
        about: facts(),
        onDismiss: () => (errors.shown.value = null),
      }),
  })
  app.use(pinia)
  app.use(text)
  app.provide(reportKey, errors.handle)
  app.config.errorHandler = errors.handle

  const session = useSessionStore(pinia)
  const facts = (): Record<string, string> => ({
    version: session.welcome?.application ?? 'unknown',
    host: session.welcome?.host ?? 'none',
    place: location.hash.split('/').slice(0, 2).join('/'),
    browser: navigator.userAgent,
  })

  const settings = useSettingsStore(pinia)
  const stopAppearance = followAppearance(() => settings.value, text.setLanguage)
  useCommandStore(pinia).declare(allCommands)
  const stopCatching = catchWindowErrors(window, errors.handle)
  app.mount(target)

  return async () => {
    app.unmount()
    stopCatching()
    stopAppearance()
    await started?.release()
  }
}
