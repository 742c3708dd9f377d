/** The shape of the sentences of the interface, and how those of all features become one table. */
import type { Language } from '#shared/base/index.ts'

/** Sentences by name; a group of sentences may hold groups. Placeholders stand in braces, English plurals are divided by `|`. */
export interface MessageTree {
  readonly [name: string]: string | MessageTree
}

/** What one feature says, in both languages with the same names. */
export type Messages = Readonly<Record<Language, MessageTree>>

/** A word or sentence that data carries in both languages. */
export type Words = Readonly<Record<Language, string>>

/** Puts the sentences of each feature under the feature's name: `library.title`. */
export function mergeMessages(features: Readonly<Record<string, Messages>>): Messages {
  const zh: Record<string, MessageTree> = {}
  const en: Record<string, MessageTree> = {}
  for (const [feature, messages] of Object.entries(features)) {
    zh[feature] = messages.zh
    en[feature] = messages.en
  }
  return { zh, en }
}

/** Names of all sentences of a tree, `group.name`, in the order in which they stand. */
export function messageNames(tree: MessageTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : messageNames(value, `${prefix}${name}.`),
  )
}

/** The sentence of this name, or undefined where the tree has none. */
export function messageOf(tree: MessageTree, name: string): string | undefined {
  let at: string | MessageTree | undefined = tree
  for (const part of name.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}
