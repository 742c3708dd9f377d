/** What a block is, and what an article is. */
import * as v from 'valibot'

/** 引题, 主题, 副题, 署名, 正文, 图说, 摄影署名, 栏目, 转版, 广告, 杂讯. */
export const ROLES = ['kicker', 'headline', 'subhead', 'byline', 'body', 'caption', 'credit', 'section', 'jump', 'ad', 'noise'] as const
export type Role = (typeof ROLES)[number]
export const roleSchema = v.picklist(ROLES)

/** 消息, 图片, 评论, 简讯, 广告. */
export const ARTICLE_KINDS = ['news', 'photo', 'commentary', 'brief', 'ad'] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]
export const articleKindSchema = v.picklist(ARTICLE_KINDS)

/** 未审, 在审, 已审, 存疑, 退回. */
export const STATUSES = ['unreviewed', 'in-review', 'approved', 'doubtful', 'returned'] as const
export type Status = (typeof STATUSES)[number]
export const statusSchema = v.picklist(STATUSES)
