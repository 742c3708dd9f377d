import { afterEach, describe, expect, it, vi } from 'vitest'

import { Disconnected, failureOf, Refused } from './errors.ts'
import { uploadFile } from './upload.ts'

const UPLOAD = '0193e4a0-0000-4000-8000-000000000001'

/** Lets the host answer in this way, and returns what it was sent. */
function host(answer: () => Response | Promise<Response>): { readonly sent: [string, RequestInit][] } {
  const sent: [string, RequestInit][] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push([path, init])
    return answer()
  })
  return { sent }
}

async function rejection(file: File): Promise<unknown> {
  return uploadFile(file).then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('an upload', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('sends the bytes with the name of the file', async () => {
    const { sent } = host(() => Response.json({ upload: UPLOAD }))
    const file = new File(['本报讯'], '三小 车辆.txt')
    expect(await uploadFile(file)).toBe(UPLOAD)
    expect(sent).toEqual([['/upload', expect.objectContaining({ method: 'POST', body: file }) as object]])
    expect(new Headers(sent[0]?.[1].headers).get('x-file-name')).toBe(encodeURIComponent('三小 车辆.txt'))
  })

  it("is refused with the host's reason", async () => {
    host(() => Response.json({ failure: { code: 'disk-full', params: {} } }, { status: 507 }))
    const error = await rejection(new File(['x'], 'a.txt'))
    expect(error).toBeInstanceOf(Refused)
    expect(failureOf(error)).toEqual({ code: 'disk-full', params: {} })
  })

  it('is refused before it is sent where it is too large', async () => {
    const { sent } = host(() => Response.json({ upload: UPLOAD }))
    const file = new File([], 'a.txt')
    Object.defineProperty(file, 'size', { value: 4 * 1024 * 1024 + 1 })
    expect(failureOf(await rejection(file))).toEqual({ code: 'too-large', params: { size: 5, limit: 4 } })
    expect(sent).toEqual([])
  })

  it.each([
    ['is away', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['answers something else', () => new Response('403 no-session', { status: 403 })],
    ['answers with an id that is none', () => Response.json({ upload: '../../etc' })],
  ])('says that the connection is broken where the host %s', async (_, answer) => {
    host(answer)
    expect(await rejection(new File(['x'], 'a.txt'))).toBeInstanceOf(Disconnected)
  })
})
