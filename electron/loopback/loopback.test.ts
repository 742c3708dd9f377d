/** The loopback host over real sockets: who is let in, what is served, which port. */
import { once } from 'node:events'
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { fakeServices, type FakeServices } from '#electron/rpc/testing/fake-services.ts'
import { CONTRACT_VERSION, downloadPath, MAX_TEXT_BYTES, RPC_PATH, UPLOAD_PATH } from '#shared/contract/index.ts'

import { startLoopback, type Loopback } from './start-loopback.ts'

const JOB = '0193e4a0-0000-7000-8000-000000000001'

let platform: FakePlatform
let fake: FakeServices
let renderer: string
const hosts: Loopback[] = []

beforeEach(() => {
  platform = fakePlatform()
  fake = fakeServices()
  renderer = join(platform.root, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>校版</title>')
  writeFileSync(join(renderer, 'assets', 'main-Ab_1.js'), 'export {}')
  writeFileSync(join(renderer, '.hidden.json'), '{}')
  writeFileSync(join(platform.root, 'secret.txt'), 'secret')
})

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.release()
  await platform.release()
})

async function start(library = 'library-1', port?: number): Promise<Loopback> {
  const host = await startLoopback({ platform, services: fake.services, library, renderer, port })
  hosts.push(host)
  return host
}

interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

/** Sends one request with exactly these headers, as no browser would let a test do. */
async function ask(host: Loopback, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> {
  const sent = request({ host: '127.0.0.1', port: host.port, path, method, headers: { host: `127.0.0.1:${host.port}`, ...headers } })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }
}

/** Opens the printed address and returns the cookie that it is exchanged for. */
async function signIn(host: Loopback): Promise<string> {
  const { headers } = await ask(host, new URL(host.address).pathname + new URL(host.address).search)
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}

describe('who is let in', () => {
  it('[B1] exchanges the token of the address for a cookie, as often as it is opened, and takes it off the address', async () => {
    const host = await start()
    const { search } = new URL(host.address)
    for (let time = 0; time < 2; time++) {
      const answer = await ask(host, `/${search}`)
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe('/')
      expect(answer.headers['cache-control']).toBe('no-store')
      const cookie = answer.headers['set-cookie']?.[0] ?? ''
      expect(cookie).toMatch(new RegExp(`^jiaoban-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
      expect(cookie).not.toContain(search.replace('?token=', ''))
    }
  })

  it('shows the page to who has the cookie, again and again', async () => {
    const host = await start()
    const cookie = await signIn(host)
    for (let time = 0; time < 2; time++) {
      expect(await ask(host, '/', { headers: { cookie: `other=1; ${cookie}` } })).toMatchObject({ status: 200 })
    }
  })

  it.each([
    ['no cookie', {}, 'no-session'],
    ['a wrong cookie', { cookie: 'jiaoban-PORT=guess' }, 'no-session'],
    ['a foreign name that resolves to this machine', { host: 'evil.example:PORT' }, 'wrong-host'],
    ['localhost, which is another origin', { host: 'localhost:PORT' }, 'wrong-host'],
    ['another port in Host', { host: '127.0.0.1:1' }, 'wrong-host'],
    ['a page of another origin', { origin: 'http://evil.example' }, 'wrong-origin'],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 'wrong-origin'],
    ['a sandboxed page', { origin: 'null' }, 'wrong-origin'],
    [
      'a picture in a page of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      'cross-site',
    ],
    [
      'a frame in a page of another port',
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      'cross-site',
    ],
  ])('refuses %s', async (_, headers, code) => {
    const host = await start()
    const cookie = await signIn(host)
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(host.port))]))
    const answer = await ask(host, '/', { headers: { ...(code === 'no-session' ? {} : { cookie }), ...filled } })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain(`403 ${code}`)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('lets a link in another page lead here', async () => {
    const host = await start()
    const headers = {
      cookie: await signIn(host),
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect(await ask(host, '/', { headers })).toMatchObject({ status: 200 })
  })

  it.each(['/?token=', '/?token=guess', '/?token=guess&token=guess'])('refuses the token of %s', async (path) => {
    const host = await start()
    expect((await ask(host, path)).text).toContain('403 bad-token')
  })

  it('[B1] takes a token on the start page only, and never from another origin', async () => {
    const host = await start()
    const { search } = new URL(host.address)
    expect((await ask(host, `/assets/main-Ab_1.js${search}`)).text).toContain('no-session')
    expect((await ask(host, `/${search}`, { headers: { origin: 'http://evil.example' } })).text).toContain('wrong-origin')
    expect((await ask(host, `/${search}`, { headers: { host: `evil.example:${host.port}` } })).text).toContain('wrong-host')
    expect((await ask(host, `/${search}`, { method: 'POST', headers: { origin: host.origin } })).text).toContain('no-session')
  })

  it('gives two hosts two cookies', async () => {
    const [first, second] = [await start('library-1'), await start('library-2')]
    const cookies = [await signIn(first), await signIn(second)]
    expect(new Set(cookies.map((cookie) => cookie.split('=')[0])).size).toBe(2)
    const cookie = cookies.join('; ')
    expect(await ask(first, '/', { headers: { cookie } })).toMatchObject({ status: 200 })
    expect(await ask(second, '/', { headers: { cookie } })).toMatchObject({ status: 200 })
    expect(await ask(second, '/', { headers: { cookie: cookies[0] ?? '' } })).toMatchObject({ status: 403 })
  })

  it('makes other secrets at each start', async () => {
    const first = await start()
    const cookie = await signIn(first)
    await first.release()
    const second = await start()
    expect(second.port).toBe(first.port)
    expect(second.address).not.toBe(first.address)
    expect((await ask(second, '/', { headers: { cookie } })).text).toContain('no-session')
    expect((await ask(second, `/${new URL(first.address).search}`)).text).toContain('bad-token')
  })

  it('[B2] listens on the loopback address only', async () => {
    const host = await start()
    const socket = connect({ host: '127.0.0.2', port: host.port })
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe('what is served', () => {
  it('[B3] sends the page with a content policy without unsafe-*', async () => {
    const host = await start()
    const { headers, text } = await ask(host, '/', { headers: { cookie: await signIn(host) } })
    expect(text).toContain('校版')
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toContain('unsafe')
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        `connect-src 'self' ws://127.0.0.1:${host.port}`,
      ]),
    )
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    })
  })

  it('lets browsers keep hashed files for ever and ask again for the page', async () => {
    const host = await start()
    const cookie = await signIn(host)
    const script = await ask(host, '/assets/main-Ab_1.js', { headers: { cookie } })
    expect(script.headers['cache-control']).toContain('immutable')
    const etag = (await ask(host, '/', { headers: { cookie } })).headers.etag ?? ''
    expect(await ask(host, '/', { headers: { cookie, 'if-none-match': etag } })).toMatchObject({ status: 304, text: '' })
    expect(await ask(host, '/', { method: 'HEAD', headers: { cookie } })).toMatchObject({ status: 200, text: '' })
  })

  it.each([
    '/library',
    '/index.html/',
    '/assets',
    '/assets/none.js',
    '/.hidden.json',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets\\..\\..\\secret.txt',
    '//secret.txt',
    '/main.unknown',
  ])('has nothing at %s', async (path) => {
    const host = await start()
    const answer = await ask(host, path, { headers: { cookie: await signIn(host) } })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret')
  })

  it('answers other methods with what it allows', async () => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin }
    expect(await ask(host, '/', { method: 'DELETE', headers })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    expect(await ask(host, UPLOAD_PATH, { headers })).toMatchObject({ status: 405, headers: { allow: 'POST' } })
  })
})

describe('uploads', () => {
  const name = encodeURIComponent('三小车辆.txt')

  it('keeps the bytes and answers with the id to import them by', async () => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin, 'x-file-name': name }
    const answer = await ask(host, UPLOAD_PATH, { method: 'POST', headers, body: '本报讯' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ upload: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
    expect(fake.uploads).toEqual([{ name: '三小车辆.txt', text: '本报讯' }])
  })

  it('refuses one without Origin, as a form of another page may send it', async () => {
    const host = await start()
    const answer = await ask(host, UPLOAD_PATH, { method: 'POST', headers: { cookie: await signIn(host), 'x-file-name': name }, body: 'x' })
    expect(answer.text).toContain('403 wrong-origin')
    expect(fake.uploads).toEqual([])
  })

  it('refuses one that says it is too large, before it is read', async () => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin, 'x-file-name': name, 'content-length': String(64 * 1024 * 1024 + 1) }
    const socket = connect({ host: '127.0.0.1', port: host.port })
    const lines = Object.entries({ host: `127.0.0.1:${host.port}`, ...headers }).map(([key, value]) => `${key}: ${value}\r\n`)
    socket.write(`POST ${UPLOAD_PATH} HTTP/1.1\r\n${lines.join('')}\r\nbeginning`)
    const [data] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(data.toString('utf8')).toContain('413 Payload Too Large')
    expect(fake.uploads).toEqual([])
  })

  it('refuses one that turns out too large, says so and keeps nothing', async () => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin, 'x-file-name': name, 'transfer-encoding': 'chunked' }
    const answer = await ask(host, UPLOAD_PATH, { method: 'POST', headers, body: Buffer.alloc(MAX_TEXT_BYTES + 1) })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text)).toEqual({ failure: { code: 'too-large', params: { size: 5, limit: 4 } } })
    expect(fake.uploads).toEqual([])
    expect(fake.broken).toEqual(['三小车辆.txt'])
  })

  it.each([
    ['a path', encodeURIComponent('../../a.txt'), 'a.txt'],
    ['a path of Windows', encodeURIComponent('C:\\pages\\a.txt'), 'a.txt'],
  ])('takes the last part of %s for the name', async (_, sent, kept) => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin, 'x-file-name': sent }
    await ask(host, UPLOAD_PATH, { method: 'POST', headers, body: 'x' })
    expect(fake.uploads.map((upload) => upload.name)).toEqual([kept])
  })

  it.each(['', '%', '%00', 'a%0d%0ab', '..%2f'])('refuses the name %j', async (sent) => {
    const host = await start()
    const headers = { cookie: await signIn(host), origin: host.origin, 'x-file-name': sent }
    expect(await ask(host, UPLOAD_PATH, { method: 'POST', headers, body: 'x' })).toMatchObject({ status: 400 })
    expect(fake.uploads).toEqual([])
  })
})

describe('downloads', () => {
  it('sends a file of an export to be saved under its name', async () => {
    const host = await start()
    fake.files.set('稿件/第一篇.md', '# 一')
    const answer = await ask(host, downloadPath(JOB, '稿件/第一篇.md'), { headers: { cookie: await signIn(host) } })
    expect(answer).toMatchObject({ status: 200, text: '# 一' })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '5',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('第一篇.md')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })

  it('sends a large file whole, and says so where it cannot be read', async () => {
    const host = await start()
    const path = join(platform.root, 'articles.jsonl')
    const text = '本报讯'.repeat(200_000)
    writeFileSync(path, text)
    fake.files.set('articles.jsonl', { bytes: Buffer.byteLength(text), stream: () => createReadStream(path) })
    fake.files.set('gone.jsonl', { bytes: 7, stream: () => createReadStream(`${path}.gone`) })
    const headers = { cookie: await signIn(host) }
    expect((await ask(host, downloadPath(JOB, 'articles.jsonl'), { headers })).text === text).toBe(true)
    const failed = await ask(host, downloadPath(JOB, 'gone.jsonl'), { headers })
    expect(failed.status).toBe(500)
    expect(JSON.parse(failed.text)).toMatchObject({ failure: { code: 'internal' } })
  })

  it('sends an empty file', async () => {
    const host = await start()
    fake.files.set('removed.jsonl', '')
    const answer = await ask(host, downloadPath(JOB, 'removed.jsonl'), { headers: { cookie: await signIn(host) } })
    expect(answer).toMatchObject({ status: 200, text: '' })
  })

  it.each([
    ['a file that was not exported', downloadPath(JOB, 'none.txt')],
    ['a job that is no id', downloadPath('../../etc', 'passwd')],
    ['a name that leads up', downloadPath(JOB, '../secret.txt')],
    ['a name that leads up in its middle', downloadPath(JOB, 'a/../../secret.txt')],
    ['a name that leads up by backslashes', downloadPath(JOB, '..\\secret.txt')],
    ['an absolute name', downloadPath(JOB, '/etc/passwd')],
    ['a drive', downloadPath(JOB, 'C:secret.txt')],
    ['a name that cannot be decoded', `/download/${JOB}/%ff`],
  ])('has nothing for %s', async (_, path) => {
    const host = await start()
    for (const name of ['../secret.txt', '/etc/passwd', 'C:secret.txt', '..\\secret.txt', 'a/../../secret.txt'])
      fake.files.set(name, 'secret')
    const answer = await ask(host, path, { headers: { cookie: await signIn(host) } })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret')
  })
})

describe('the WebSocket', () => {
  async function opened(host: Loopback, headers: Record<string, string>, path = RPC_PATH): Promise<string> {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers })
    return new Promise((resolve) => {
      socket.on('open', () => {
        socket.close()
        resolve('open')
      })
      socket.on('error', (error) => resolve(error.message))
    })
  }

  it('opens for the page that has the cookie', async () => {
    const host = await start()
    expect(await opened(host, { cookie: await signIn(host), origin: host.origin })).toBe('open')
  })

  it('[B2] refuses everybody else', async () => {
    const host = await start()
    const cookie = await signIn(host)
    expect(await opened(host, { origin: host.origin })).toContain('403')
    expect(await opened(host, { cookie })).toContain('403')
    expect(await opened(host, { cookie, origin: 'http://evil.example' })).toContain('403')
    expect(await opened(host, { cookie, origin: host.origin, host: `evil.example:${host.port}` })).toContain('403')
    expect(await opened(host, { origin: host.origin }, `/${new URL(host.address).search}`)).toContain('403')
    expect(await opened(host, { cookie, origin: host.origin }, '/other')).toContain('404')
  })

  it('tells the page by a plain request whether it is known', async () => {
    const host = await start()
    expect(await ask(host, RPC_PATH)).toMatchObject({ status: 403 })
    expect(await ask(host, RPC_PATH, { headers: { cookie: await signIn(host) } })).toMatchObject({ status: 426 })
  })

  it('carries the contract, and closes when the host ends', async () => {
    const host = await start()
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${RPC_PATH}`, { headers: { cookie: await signIn(host), origin: host.origin } })
    await once(socket, 'open')
    socket.send(`{"i":"1","p":{"u":"/session/hello","b":{"json":{"contract":${CONTRACT_VERSION}}}}}`)
    const [answer] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(answer.toString('utf8'))).toMatchObject({ i: '1', p: { b: { json: { contract: CONTRACT_VERSION } } } })
    const closed = once(socket, 'close')
    await host.release()
    expect((await closed)[0]).toBe(1001)
  })
})

describe('the port', () => {
  const remembered = (): unknown => JSON.parse(readFileSync(join(platform.dataDir, 'ports.json'), 'utf8'))

  it('[B4] is remembered for each library', async () => {
    const [first, second] = [await start('library-1'), await start('library-2')]
    expect(remembered()).toEqual({ 'library-1': first.port, 'library-2': second.port })
    await first.release()
    await second.release()
    expect((await start('library-2')).port).toBe(second.port)
    expect((await start('library-1')).port).toBe(first.port)
  })

  it('[B4] is another one, once and not in silence, where a program has the remembered one', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    writeFileSync(join(platform.dataDir, 'ports.json'), JSON.stringify({ 'library-1': port }))
    const host = await start()
    expect(host.taken).toBe(port)
    expect(host.port).not.toBe(port)
    expect(remembered()).toEqual({ 'library-1': port })
    other.close()
    await once(other, 'close')
    await host.release()
    expect(await start()).toMatchObject({ port, taken: null })
  })

  it('is the one that was named, or none', async () => {
    const first = await start('library-1')
    await expect(start('library-2', first.port)).rejects.toMatchObject({ name: 'PortTaken', port: first.port })
    await first.release()
    expect((await start('library-2', first.port)).port).toBe(first.port)
    expect(remembered()).toEqual({ 'library-1': first.port, 'library-2': first.port })
  })

  it('is given anew where the list of ports is broken', async () => {
    writeFileSync(join(platform.dataDir, 'ports.json'), '{"library-1": ')
    const host = await start()
    expect(remembered()).toEqual({ 'library-1': host.port })
  })

  it('is not shared by hosts that start at the same time', async () => {
    const started = await Promise.all(['a', 'b', 'c', 'd'].map((library) => start(library)))
    expect(new Set(started.map((host) => host.port)).size).toBe(4)
    expect(Object.keys(remembered() as object)).toHaveLength(4)
  })
})

it('does not start without the built page', async () => {
  await expect(
    startLoopback({ platform, services: fake.services, library: 'l', renderer: join(platform.root, 'none') }),
  ).rejects.toMatchObject({
    name: 'NotBuilt',
  })
})
