/** What an audit finds wrong with an approved article, in the editor's words. */
import type { Language } from '#shared/base/index.ts'

export const FAULTS = ['foreign', 'missing', 'order', 'title', 'joins', 'role', 'text', 'copy', 'topic', 'other'] as const
export type Fault = (typeof FAULTS)[number]

const words: Readonly<Record<Fault, Readonly<Record<Language, string>>>> = {
  foreign: { zh: '混入别稿', en: 'text of another article' },
  missing: { zh: '缺段', en: 'text missing' },
  order: { zh: '顺序', en: 'order' },
  title: { zh: '标题', en: 'headline' },
  joins: { zh: '接段', en: 'paragraphs cut or joined' },
  role: { zh: '类型', en: 'role' },
  text: { zh: '错字', en: 'wrong characters' },
  copy: { zh: '重复', en: 'copy left in' },
  topic: { zh: '主题', en: 'topic' },
  other: { zh: '其他', en: 'something else' },
}

export function faultInWords(fault: Fault, language: Language): string {
  return words[fault][language]
}
