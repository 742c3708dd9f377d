/** What the commands of a page's history do, and why they cannot be done now. */
import { laterEdit } from '#shared/history/index.ts'
import { refusalInWords, type Refusal } from '#shared/operations/index.ts'
import { useCommands, type CommandHandler } from '#renderer/commands/index.ts'
import { useAnnouncer, useToasts } from '#renderer/composables/index.ts'
import type { Performed } from '#renderer/desk/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useHistoryPageStore } from '#renderer/stores/history-page.ts'
import { usePageStore } from '#renderer/stores/page.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import { useSaveProof } from '../proof/save-proof.ts'
import { useStepWords } from './step-words.ts'

/** For the view's setup. */
export function usePageHistoryCommands(): void {
  const { t, language } = useText()
  const { toast } = useToasts()
  const { announce } = useAnnouncer()
  const history = useHistoryPageStore()
  const source = usePageStore()
  const view = useViewStore()
  const words = useStepWords()
  const saveProof = useSaveProof()

  /** What was done is looked at: it is the latest step. */
  function after(outcome: Performed | Refusal): void {
    if (!outcome.ok) {
      toast({ text: refusalInWords(outcome, language.value) })
      return
    }
    history.look(null)
    announce(words.what(outcome.entry))
  }

  const moving = (by: number): CommandHandler => ({
    run: () => {
      history.move(by)
      if (history.step !== undefined) announce(`${words.what(history.step)}, ${t('history.pastText', { n: history.rev })}`)
    },
  })
  const noStep = (): string | null => (history.step === undefined ? t('history.cannot.noStep') : null)
  const notProof = (): string | null => (history.mode === 'proof' ? null : t('history.cannot.notProof'))
  const backRefusal = (): string | null => ('ok' in history.back ? refusalInWords(history.back, language.value) : null)
  const blocking = () => ('ok' in history.back ? laterEdit(history.back, source.log) : undefined)

  useCommands({
    'history.older': moving(1),
    'history.newer': moving(-1),
    'history.first': moving(Number.MAX_SAFE_INTEGER),
    'history.last': moving(-Number.MAX_SAFE_INTEGER),
    'history.restore': {
      refusal: () => noStep() ?? (history.isNow ? refusalInWords({ ok: false, code: 'already-so', data: {} }, language.value) : null),
      run: () => {
        const { rev } = history
        after(source.restore(rev))
        toast({ text: t('history.restored', { n: rev }) })
      },
    },
    'history.takeBack': {
      refusal: () => noStep() ?? backRefusal(),
      run: () => {
        if (history.step !== undefined) after(source.undoEntry(history.step))
      },
    },
    'history.inTheWay': {
      refusal: () => (blocking() === undefined ? t('history.cannot.nothingInWay') : null),
      run: () => history.look(blocking()?.id ?? null),
    },
    'history.proof': {
      refusal: noStep,
      run: () => {
        history.mode = history.mode === 'proof' ? 'page' : 'proof'
        announce(t(`history.${history.mode}`))
      },
    },
    'history.from': {
      refusal: noStep,
      run: () => {
        history.from = history.rev
        announce(`${t('history.proofFrom')} ${words.state(history.rev)}`)
      },
    },
    'history.nextArticle': { refusal: notProof, run: () => history.moveArticle(1) },
    'history.previousArticle': { refusal: notProof, run: () => history.moveArticle(-1) },
    'history.print': { refusal: () => notProof() ?? (history.article === null ? t('history.cannot.noArticle') : null), run: saveProof },
    'history.undo': {
      refusal: () =>
        source.history.undoable === undefined ? refusalInWords({ ok: false, code: 'nothing-to-undo', data: {} }, language.value) : null,
      run: () => after(source.undo()),
    },
    'history.redo': {
      refusal: () =>
        source.history.redoable === undefined ? refusalInWords({ ok: false, code: 'nothing-to-undo', data: {} }, language.value) : null,
      run: () => after(source.redo()),
    },
    'history.back': { run: () => view.open('review') },
  })
}
