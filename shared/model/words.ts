/** The names of roles, kinds and statuses in the trade's words. */
import type { Language } from '#shared/base/index.ts'

import type { ArticleKind, Role, Status } from './role.ts'

type Words = Readonly<Record<Language, string>>

const roles: Readonly<Record<Role, Words>> = {
  kicker: { zh: '引题', en: 'kicker' },
  headline: { zh: '主题', en: 'headline' },
  subhead: { zh: '副题', en: 'subhead' },
  byline: { zh: '署名', en: 'byline' },
  body: { zh: '正文', en: 'body' },
  caption: { zh: '图说', en: 'caption' },
  credit: { zh: '摄影署名', en: 'credit' },
  section: { zh: '栏目', en: 'section' },
  jump: { zh: '转版', en: 'jump line' },
  ad: { zh: '广告', en: 'ad' },
  noise: { zh: '杂讯', en: 'noise' },
}

const kinds: Readonly<Record<ArticleKind, Words>> = {
  news: { zh: '消息', en: 'news' },
  photo: { zh: '图片', en: 'photo story' },
  commentary: { zh: '评论', en: 'commentary' },
  brief: { zh: '简讯', en: 'brief' },
  ad: { zh: '广告', en: 'advertisement' },
}

const statuses: Readonly<Record<Status, Words>> = {
  unreviewed: { zh: '未审', en: 'unreviewed' },
  'in-review': { zh: '在审', en: 'in review' },
  approved: { zh: '已审', en: 'approved' },
  doubtful: { zh: '存疑', en: 'doubtful' },
  returned: { zh: '退回', en: 'returned' },
}

export function roleInWords(role: Role, language: Language): string {
  return roles[role][language]
}

export function kindInWords(kind: ArticleKind, language: Language): string {
  return kinds[kind][language]
}

export function statusInWords(status: Status, language: Language): string {
  return statuses[status][language]
}
