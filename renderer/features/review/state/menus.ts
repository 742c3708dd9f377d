/** The lines of the menus: commands by id, with their keys and why they cannot be given now. */
import { useCommandStore } from '#renderer/commands/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import type { MenuItem } from '#renderer/ui/index.ts'

/** A command, or a heading (a message) that begins a group. */
export type MenuPlan = readonly (string | { readonly group: string | true })[]

export const articleMenu: MenuPlan = [
  'review.approve',
  'review.flag',
  'review.return',
  'review.reopen',
  'review.status',
  'review.fold',
  { group: true },
  'review.merge',
  'review.merge-into',
  'review.article-up',
  'review.article-down',
  'review.order',
  { group: true },
  'review.kind',
  'review.topic',
  { group: true },
  'review.link-to',
  'review.link-from',
  'review.follow-link',
  'review.unlink',
]

export const pageMenu: MenuPlan = [
  'review.approve-page',
  'review.page-status',
  'review.next-work',
  { group: true },
  'review.undo',
  'review.redo',
  'review.history',
  { group: true },
  'find.page',
  'find.replace',
  'find.punctuation',
  { group: true },
  'review.resegment',
]

export const blockMenu: MenuPlan = [
  'review.edit',
  'review.role',
  'review.join',
  'review.split',
  { group: 'review.menu.groupMove' },
  'review.move-up',
  'review.move-down',
  'review.carry-up',
  'review.carry-down',
  'review.lift',
  'review.send',
  'review.shelve',
  'review.drop',
  { group: 'review.menu.groupArticle' },
  'review.approve',
  'review.flag',
  'review.merge',
  'review.merge-into',
  'review.order',
  'review.topic',
]

/** For a part's setup: makes the lines of a menu as things stand now. */
export function useMenuItems(): (plan: MenuPlan) => MenuItem[] {
  const commands = useCommandStore()
  const { words, t } = useText()
  return (plan) => {
    let group: string | true | undefined
    return plan.flatMap((line): MenuItem[] => {
      if (typeof line !== 'string') {
        group = line.group === true ? true : t(line.group)
        return []
      }
      const spec = commands.specs.find(({ id }) => id === line)
      if (spec === undefined) return []
      const begins = group
      group = undefined
      return [
        {
          id: line,
          label: words(spec.title),
          keys: commands.keyOf(line),
          refusal: commands.refusalOf(line) ?? null,
          ...(spec.icon === undefined ? {} : { icon: spec.icon }),
          ...(begins === undefined ? {} : { group: begins }),
        },
      ]
    })
  }
}
