import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import { decodeText } from './decode.ts'

const seeds = join(import.meta.dirname, '../../../seeds')
const page = readFileSync(join(seeds, '003_f35563e586983909.txt'), 'utf8')
/** A page as a paper in traditional characters would print it; ours, so that Big5 can hold all of it. */
const traditional = [
  '國家發展委員會昨日在臺北舉行記者會，宣布新的經濟建設計畫。',
  '與會人士表示，這項計畫將有助於提升產業競爭力，並帶動地方就業機會。',
  '（記者王小明臺中報導）市府昨天說明，新建學校的工程預計明年完成。',
].join('\r\n')

const decoded = (bytes: Uint8Array): unknown => decodeText(bytes)

describe('decodeText', () => {
  it('[I2] reads UTF-8 with and without a byte order mark, and keeps CRLF', () => {
    const crlf = page.replaceAll('\n', '\r\n')
    expect(decoded(Buffer.from(crlf))).toEqual({ text: crlf, encoding: 'utf-8' })
    expect(decoded(Buffer.from(`\ufeff${crlf}`))).toEqual({ text: crlf, encoding: 'utf-8' })
  })

  it('[I2] reads UTF-16 of both byte orders, with and without a byte order mark', () => {
    for (const mark of ['', '\ufeff']) {
      const little = Buffer.from(mark + page, 'utf16le')
      expect(decoded(little)).toEqual({ text: page, encoding: 'utf-16le' })
      expect(decoded(Buffer.from(little).swap16())).toEqual({ text: page, encoding: 'utf-16be' })
    }
  })

  it('[I2] reads UTF-16 that holds nothing but Chinese, so that no byte is NUL', () => {
    const line = '菏泽高新区大项目建设侧记'
    expect(decoded(Buffer.from(line, 'utf16le'))).toEqual({ text: line, encoding: 'utf-16le' })
    expect(decoded(Buffer.from(line, 'utf16le').swap16())).toEqual({ text: line, encoding: 'utf-16be' })
  })

  it('[I2] reads UTF-16 that is all ASCII', () => {
    expect(decoded(Buffer.from('Page 3\nnews\n', 'utf16le'))).toEqual({ text: 'Page 3\nnews\n', encoding: 'utf-16le' })
  })

  it('[I2] tells GB18030 from Big5 on whole pages', () => {
    expect(decoded(iconv.encode(page, 'gb18030'))).toEqual({ text: page, encoding: 'gb18030' })
    expect(decoded(iconv.encode(traditional, 'big5'))).toEqual({ text: traditional, encoding: 'big5' })
    expect(decoded(iconv.encode(traditional, 'gb18030'))).toEqual({ text: traditional, encoding: 'gb18030' })
  })

  it('[I2] tells them apart on single short lines', () => {
    const simplified = page.split('\n').flatMap((line) => (line.trim().length >= 6 ? [line.trim().slice(0, 10)] : []))
    for (const line of simplified) expect(decoded(iconv.encode(line, 'gb18030')), line).toEqual({ text: line, encoding: 'gb18030' })
    for (const line of traditional.split(/[，。\r\n]+/).filter((part) => part.length >= 6)) {
      expect(decoded(iconv.encode(line, 'big5')), line).toEqual({ text: line, encoding: 'big5' })
    }
  })

  it('[I2] reads characters that GB18030 writes in four bytes', () => {
    const text = `${page}𠮷田㐱`
    expect(decoded(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' })
  })

  it('[I3] refuses damaged UTF-8 with the byte at which it breaks, and does not take it for GB18030', () => {
    const bytes = Buffer.from(page)
    const at = Buffer.byteLength(page.slice(0, 500))
    bytes[at] = 0xff
    expect(decoded(bytes)).toEqual({ code: 'bad-encoding', params: { offset: at } })
    const cut = Buffer.from('\ufeff版面').subarray(0, 8)
    expect(decoded(cut)).toEqual({ code: 'bad-encoding', params: { offset: 6 } })
  })

  it('[I3] looks past replacement characters that the file itself holds', () => {
    const bytes = Buffer.concat([Buffer.from('一\ufffd二三四五六七八九十甲乙丙丁'), Buffer.from([0x80]), Buffer.from('戊己庚辛')])
    expect(decoded(bytes)).toEqual({ code: 'bad-encoding', params: { offset: 45 } })
  })

  it('[I3] refuses GB18030 that was cut in the middle of a character', () => {
    const bytes = iconv.encode('菏泽高新区大项目建设', 'gb18030')
    expect(decoded(bytes.subarray(0, -1))).toEqual({ code: 'bad-encoding', params: { offset: bytes.length - 2 } })
  })

  it('[I3] refuses texts of encodings that it does not know', () => {
    expect(decoded(Buffer.from('Café déjà vu à la carte, señor. Größe übermäßig', 'latin1'))).toMatchObject({ code: 'bad-encoding' })
    expect(decoded(iconv.encode('これは日本語の新聞です。東京で会議が開かれた。', 'shift_jis'))).toMatchObject({ code: 'bad-encoding' })
    expect(decoded(iconv.encode('Правда вышла сегодня утром', 'win1251'))).toMatchObject({ code: 'bad-encoding' })
  })

  it('[I3] refuses an odd number of UTF-16 bytes and half surrogates', () => {
    expect(decoded(Buffer.from('\ufeff版面', 'utf16le').subarray(0, 5))).toEqual({ code: 'bad-encoding', params: { offset: 4 } })
    expect(decoded(Buffer.concat([Buffer.from('\ufeff版面', 'utf16le'), Buffer.from([0x00, 0xd8]), Buffer.from('字', 'utf16le')]))).toEqual(
      {
        code: 'bad-encoding',
        params: { offset: 6 },
      },
    )
  })

  it('[I3] refuses the empty file and binary data', () => {
    expect(decoded(Buffer.alloc(0))).toEqual({ code: 'empty-file', params: {} })
    const binaries: readonly (readonly number[])[] = [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff, 0xe0, 0x10],
      [0x50, 0x4b, 0x03, 0x04, 0x14],
      [0x1f, 0x8b, 0x08, 0x00],
      [...Buffer.from('%PDF-1.7\n')],
      [...Buffer.from('RIFF1234WEBP')],
      [0x41, 0x00, 0x00, 0x42, 0x00, 0x00, 0x00, 0x01],
      [...Buffer.from('some\u0001text\u0002with\u0003controls')],
      Array.from({ length: 4000 }, (_, i) => (i * 167 + 13 * (i >> 3)) & 255),
    ]
    for (const bytes of binaries)
      expect(decoded(Uint8Array.from(bytes)), String(bytes.slice(0, 8))).toEqual({ code: 'not-text', params: {} })
  })

  it('keeps a page with a few stray control characters', () => {
    const text = `${page}\u000c${page}\u0007\u001a`
    expect(decoded(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' })
  })
})
