/** Refusals in words, for tooltips and announcements. */
import type { Language } from '#shared/base/index.ts'

import type { Refusal, RefusalCode } from './refusal.ts'

/** Why something cannot be done, as a sentence. */
export function refusalInWords(refusal: Refusal, language: Language): string {
  return refusalWords[refusal.code][language]
}

const refusalWords: Readonly<Record<RefusalCode, Readonly<Record<Language, string>>>> = {
  'no-such-block': { zh: '这个文块已经不在了。', en: 'This block is not there any more.' },
  'no-such-article': { zh: '这篇稿件已经不在了。', en: 'This article is not there any more.' },
  'no-such-doubt': { zh: '这个疑点已经不在了。', en: 'This doubt is not there any more.' },
  'no-such-topic': { zh: '稿件没有这个主题。', en: 'The article does not have this topic.' },
  'no-such-group': { zh: '这组重复已经不在了。', en: 'This group of copies is not there any more.' },
  'nothing-named': { zh: '先选一个文块。', en: 'Select a block first.' },
  'named-twice': { zh: '同一个文块选了两次。', en: 'The same block was named twice.' },
  'already-there': { zh: '已经在那里了。', en: 'It is there already.' },
  'already-so': { zh: '已经是这样了。', en: 'It is so already.' },
  'not-in-article': { zh: '待定的文块不属于任何稿件。', en: 'A block on the shelf belongs to no article.' },
  'split-at-first': { zh: '这是稿件的第一块，不能从这里拆。', en: "This is the article's first block: nothing to split off." },
  'split-at-edge': { zh: '光标在段首或段尾，拆不开。', en: 'The caret is at the edge of the block: nothing to split.' },
  'other-article': { zh: '两块不在同一篇稿件里。', en: 'The two blocks are not in the same article.' },
  'same-article': { zh: '是同一篇稿件。', en: 'It is the same article.' },
  'id-taken': { zh: '编号已被占用，请再试一次。', en: 'The id is taken, please try again.' },
  'not-a-permutation': { zh: '排序要包含这篇稿件的每一块。', en: 'The order must hold every block of the article once.' },
  'joins-itself': { zh: '不能接自己。', en: 'A block cannot join itself.' },
  'would-loop': { zh: '这样会接成一圈。', en: 'The joins would run in a ring.' },
  'already-continued': { zh: '前一块已有别的接续。', en: 'The block before already goes on in another.' },
  'not-joined': { zh: '这一块没有接上文。', en: 'This block is not joined.' },
  'is-dropped': { zh: '这一块已经收起。', en: 'This block is dropped.' },
  'not-dropped': { zh: '这一块没有收起。', en: 'This block is not dropped.' },
  'partner-dropped': { zh: '保留的那一份也收起了，先恢复它。', en: 'The copy to keep is dropped itself: restore it first.' },
  'empty-text': { zh: '文字不能为空；不要的文块请放入待定或收起。', en: 'The text cannot be empty; shelve or drop the block instead.' },
  'line-break': { zh: '一块是一段，不能换行；可以拆段。', en: 'A block is one paragraph; split it instead of breaking the line.' },
  'already-imported': { zh: '这一版已经导入。', en: 'This page is imported already.' },
  'bad-span': { zh: '文块的位置超出原文。', en: 'A block lies outside the text.' },
  'incomplete-segmentation': { zh: '分稿结果与版面不符。', en: 'The segmentation does not match the page.' },
  'later-edit-in-the-way': { zh: '后来的改动动过同一处，先撤销那一步。', en: 'A later edit changed the same place: undo that one first.' },
  'nothing-to-undo': { zh: '没有可撤销的。', en: 'There is nothing to undo.' },
  'not-in-force': { zh: '这一步现在不作数，没有可撤销的。', en: 'This step is not in force now: there is nothing to undo.' },
  'import-stays': { zh: '导入是版面的来处，不能撤销。', en: 'The import is where the page comes from: it cannot be undone.' },
  'breaks-rule': { zh: '这一步会弄乱版面，没有执行。', en: 'This step would break the page and was not carried out.' },
}
