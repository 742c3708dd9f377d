import { describe, expect, it } from 'vitest'

import { articleAt, pageOf } from '#shared/testing/pages.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { safeFileName, titleIn } from './save-proof.ts'

describe('the name of a saved proof', () => {
  it('[F3] holds nothing that a file system or a reader takes for more than a name', () => {
    expect(safeFileName('花脸稿-../../etc/passwd\u202e<b>:"|?*\0 .')).toBe('花脸稿-....etcpasswdb')
    expect([...safeFileName('长'.repeat(200))]).toHaveLength(60)
  })

  it('is the headline of the state that has the article', () => {
    const page = pageOf([{ lines: [{ text: '题目', role: 'headline' }, '正文'] }, { lines: ['没有题'] }], [], countingIds())
    expect(titleIn([undefined, page], articleAt(page, 0))).toBe('题目')
    expect(titleIn([page], articleAt(page, 1))).toBe('')
  })
})
