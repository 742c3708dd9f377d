/** What went wrong, as a code with its numbers and names; the sentence is made in the reader's language. */
import * as v from 'valibot'

import type { Language } from '#shared/base/index.ts'

type Words = Readonly<Record<Language, string>>

/** `{name}` in a sentence is filled from the failure's params. Each says what is wrong and what to do. */
const sentences = {
  'empty-file': { zh: '文件是空的。请检查来源后再导入。', en: 'The file is empty. Check where it came from and import it again.' },
  'no-text': {
    zh: '文件里只有空白，没有文字。请检查来源后再导入。',
    en: 'The file holds only white space. Check where it came from and import it again.',
  },
  'not-text': { zh: '不是文字文件。请导入 .txt 或 .md 文字稿。', en: 'This is not a text file. Import a .txt or .md file.' },
  'unknown-format': {
    zh: '不认识 {extension}。请另存为 .txt 或 .md，再导入。',
    en: '{extension} is not a known format. Save it as .txt or .md and import that.',
  },
  'bad-encoding': {
    zh: '看不出是哪种编码，第 {offset} 字节起解不开。请另存为 UTF-8 再导入。',
    en: 'The encoding cannot be told; byte {offset} does not decode. Save the file as UTF-8 and import it again.',
  },
  'too-large': {
    zh: '文件有 {size} MB，文字稿最大 {limit} MB。请按版面拆开再导入。',
    en: 'The file has {size} MB; a text may have {limit} MB. Split it into pages and import those.',
  },
  'too-many-lines': {
    zh: '文件有 {lines} 行，一版最多 {limit} 行。请按版面拆开再导入。',
    en: 'The file has {lines} lines; a page may have {limit}. Split it into pages and import those.',
  },
  'not-found': { zh: '找不到这个文件。请检查路径。', en: 'There is no such file. Check the path.' },
  unreadable: {
    zh: '没有权限读这个文件（{reason}）。请检查权限后再导入。',
    en: 'The file cannot be read ({reason}). Check its permissions and import it again.',
  },
  'not-a-file': { zh: '不是普通文件，也不是文件夹，没有导入。', en: 'This is neither a file nor a folder and was not imported.' },
  'empty-folder': { zh: '文件夹里没有可导入的文件。', en: 'The folder holds no file that can be imported.' },
  'is-a-directory': { zh: '这是文件夹，请给文件。', en: 'This is a folder. Name a file.' },
  'disk-full': {
    zh: '磁盘满了，已写的部分没有留下。请腾出空间再试。',
    en: 'The disk is full; nothing half-written was left. Free some space and try again.',
  },
  'cannot-write': { zh: '不能写入 {path}（{reason}）。请换个地方。', en: '{path} cannot be written ({reason}). Choose another place.' },
  'folder-taken': {
    zh: '{path} 已经有内容。请换个名字，或先移走它。',
    en: '{path} is not empty. Choose another name or move it away first.',
  },
  'folder-not-allowed': { zh: '{path} 不在允许写入的文件夹里。', en: '{path} is not below a folder that may be written.' },
  'library-locked': {
    zh: '稿库 {path} 正由另一个校版使用（进程 {pid}）。请先关闭它。',
    en: 'The library {path} is in use by another Jiaoban (process {pid}). Close that one first.',
  },
  'library-newer': {
    zh: '稿库是第 {found} 版格式，这个程序只认到第 {known} 版。请升级校版；什么也没有改。',
    en: 'The library has format {found}; this program knows up to {known}. Update Jiaoban; nothing was changed.',
  },
  'library-broken': {
    zh: '稿库打不开：{reason}。原件在 originals 文件夹里，没有动。',
    en: 'The library cannot be opened: {reason}. The originals folder was not touched.',
  },
  'not-a-library': { zh: '{path} 不是稿库。', en: '{path} is not a library.' },
  'no-such-page': { zh: '这一版已经不在稿库里。', en: 'This page is not in the library any more.' },
  'no-such-group': {
    zh: '这组重复已经变了，或已经不在了。请重看列表。',
    en: 'This group of copies has changed or is not there any more. Look at the list again.',
  },
  'nothing-to-drop': {
    zh: '这一组没有可以收起的：数字不同、本来就要重复、只是其中一段相同，或已定为全部保留。',
    en: 'Nothing of this group is to be dropped: figures differ, it is meant to be repeated, only a stretch is the same, or all are to stay.',
  },
  'no-such-job': { zh: '没有这个任务。', en: 'There is no such job.' },
  'cannot-resume': { zh: '这个任务不能接着做。', en: 'This job cannot be resumed.' },
  'upload-missing': { zh: '上传的文件不见了，请再选一次。', en: 'The uploaded file is gone. Choose it again.' },
  'not-weights': {
    zh: '这个文件里没有校版的分稿权重。请选从校版导出的权重文件；什么也没有改。',
    en: 'This file holds no segmentation weights of Jiaoban. Choose a file that Jiaoban exported; nothing was changed.',
  },
  'nothing-to-restore': { zh: '没有可以恢复的权重。', en: 'There are no weights to go back to.' },
  'no-such-audit': { zh: '没有这次抽检。', en: 'There is no such audit.' },
  'nothing-approved': {
    zh: '这个范围里还没有已审的稿件，没有可抽的。请先审，或放宽范围。',
    en: 'Nothing in this range is approved yet, so there is nothing to draw from. Approve articles first, or widen the range.',
  },
  'not-here': { zh: '这个主机不能这样做。', en: 'This host cannot do that.' },
  internal: {
    zh: '程序出错了。已做的都在；详情已写入日志（{log}）。',
    en: 'Something went wrong in the program. Your work is kept; details are in the log ({log}).',
  },
} as const satisfies Readonly<Record<string, Words>>

export type FailureCode = keyof typeof sentences
export const FAILURE_CODES = Object.keys(sentences) as FailureCode[]

export interface Failure {
  readonly code: FailureCode
  readonly params: Readonly<Record<string, string | number>>
}

export const failureSchema: v.GenericSchema<Failure> = v.strictObject({
  code: v.picklist(FAILURE_CODES),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
})

export function failure(code: FailureCode, params: Failure['params'] = {}): Failure {
  return { code, params }
}

/** The sentence for the editor. A param that is missing stays as its name in braces. */
export function failureInWords({ code, params }: Failure, language: Language): string {
  return sentences[code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  )
}
