import { describe, expect, it } from 'vitest'
import { ensureBrowser, ensureChineseFont, type SetupMachine } from './browser-setup.ts'
import { findBrowser, thisMachine } from './browser.ts'

/** What stands on a made-up machine, and what its package managers would bring. */
interface Setting {
  readonly platform?: NodeJS.Platform
  readonly root?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** Programs that are there and start. */
  readonly programs?: readonly string[]
  /** Files that are there but fail to start, such as Ubuntu's snap advertisement. */
  readonly broken?: readonly string[]
  readonly fonts?: boolean
  readonly aptWorks?: boolean
  readonly downloadWorks?: boolean
}

const downloaded = '/cache/playwright/chrome'

/** A machine that remembers what was run and said. Commands on PATH stand in /usr/bin. */
function machine(setting: Setting): SetupMachine & { readonly ran: string[]; readonly said: string[] } {
  const programs = new Set(setting.programs ?? [])
  const broken = new Set(setting.broken ?? [])
  let fonts = setting.fonts ?? false
  const ran: string[] = []
  const said: string[] = []
  const exists = (path: string): boolean => programs.has(path) || broken.has(path)
  return {
    platform: setting.platform ?? 'linux',
    root: setting.root ?? false,
    env: setting.env ?? {},
    playwrightBrowser: downloaded,
    playwrightInstall: ['playwright', 'install'],
    ran,
    said,
    exists,
    say: (line) => said.push(line),
    which: (command) => (exists(`/usr/bin/${command}`) ? `/usr/bin/${command}` : undefined),
    run: (command, args) => {
      if (args[0] === '--version') return { ok: programs.has(command), stdout: '' }
      if (command === 'fc-list') return { ok: true, stdout: fonts ? 'Noto Sans CJK' : '\n' }
      ran.push([command, ...args].join(' '))
      const apt = args.includes('apt-get')
      const ok = (apt ? setting.aptWorks : setting.downloadWorks) ?? false
      if (ok && args.includes('chromium') && apt) programs.add('/usr/bin/chromium')
      if (ok && args.includes('fonts-noto-cjk')) fonts = true
      if (ok && command === 'playwright') programs.add(downloaded)
      return { ok, stdout: '' }
    },
  }
}

describe('findBrowser', () => {
  it('takes the browser that JIAOBAN_BROWSER names before any other', () => {
    const programs = ['/opt/mine', '/usr/bin/google-chrome']
    expect(findBrowser(machine({ programs, env: { JIAOBAN_BROWSER: '/opt/mine' } }))).toBe('/opt/mine')
    expect(findBrowser(machine({ programs, env: { JIAOBAN_BROWSER: '/opt/gone' } }))).toBe('/usr/bin/google-chrome')
  })

  it('passes over a program that does not start', () => {
    expect(findBrowser(machine({ broken: ['/usr/bin/chromium-browser'], programs: ['/usr/bin/microsoft-edge'] }))).toBe(
      '/usr/bin/microsoft-edge',
    )
    expect(findBrowser(machine({ broken: ['/usr/bin/chromium-browser'] }))).toBeUndefined()
  })

  it('looks in the folders of macOS, the user’s own too', () => {
    const own = '/Users/li/Applications/Chromium.app/Contents/MacOS/Chromium'
    expect(findBrowser(machine({ platform: 'darwin', env: { HOME: '/Users/li' }, programs: [own] }))).toBe(own)
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(findBrowser(machine({ platform: 'darwin', programs: [edge] }))).toBe(edge)
  })

  it('looks in the folders of Windows and starts no window to make sure', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    expect(findBrowser(machine({ platform: 'win32', env, broken: [edge] }))).toBe(edge)
  })

  it('finds commands on the PATH of this machine', () => {
    const here = thisMachine()
    const name = here.platform === 'win32' ? 'cmd.exe' : 'env'
    expect(here.which('surely-no-such-command')).toBeUndefined()
    if (here.platform !== 'win32') expect(here.exists(here.which(name) ?? '')).toBe(true)
    expect(here.run(process.execPath, ['-p', '1 + 1'], 30)).toEqual({ ok: true, stdout: '2\n' })
    expect(here.run('surely-no-such-command', [], 30)).toEqual({ ok: false, stdout: '' })
  })
})

describe('ensureBrowser', () => {
  it('installs nothing where a browser is', () => {
    const here = machine({ root: true, programs: ['/usr/bin/chromium', '/usr/bin/apt-get'], aptWorks: true })
    expect(ensureBrowser(here)).toEqual({ ok: true, program: '/usr/bin/chromium' })
    expect(here.ran).toEqual([])
  })

  it('takes the browser that Playwright downloaded before', () => {
    const here = machine({ root: true, programs: [downloaded, '/usr/bin/apt-get'], aptWorks: true })
    expect(ensureBrowser(here)).toEqual({ ok: true, program: downloaded })
    expect(here.ran).toEqual([])
  })

  it('installs Debian’s Chromium with a Chinese font, after fresh package lists, where it may', () => {
    const here = machine({ root: true, programs: ['/usr/bin/apt-get'], aptWorks: true })
    expect(ensureBrowser(here)).toEqual({ ok: true, program: '/usr/bin/chromium' })
    expect(here.ran).toHaveLength(2)
    expect(here.ran[0]).toContain('apt-get update')
    expect(here.ran[1]).toMatch(/apt-get install .*--no-install-recommends chromium fonts-noto-cjk$/)
    expect(here.said).toEqual(['installing chromium and fonts-noto-cjk with apt-get'])
  })

  it('downloads Playwright’s where it may not install, or where that fails', () => {
    const user = machine({ programs: ['/usr/bin/apt-get'], aptWorks: true, downloadWorks: true })
    expect(ensureBrowser(user)).toEqual({ ok: true, program: downloaded })
    expect(user.ran).toEqual(['playwright install'])
    const offline = machine({ root: true, programs: ['/usr/bin/apt-get'], downloadWorks: true })
    expect(ensureBrowser(offline)).toEqual({ ok: true, program: downloaded })
    expect(offline.ran).toHaveLength(2)
  })

  it.each([
    ['linux', 'sudo apt-get install chromium fonts-noto-cjk'],
    ['darwin', 'brew install --cask google-chrome'],
    ['win32', 'winget install Google.Chrome'],
  ] as const)('says on %s what to install when nothing worked', (platform, command) => {
    const setup = ensureBrowser(machine({ platform }))
    expect(setup).toEqual({ ok: false, advice: expect.stringContaining(command) as unknown })
    expect(setup).toEqual({ ok: false, advice: expect.stringContaining('JIAOBAN_BROWSER') as unknown })
  })
})

describe('ensureChineseFont', () => {
  it('leaves a machine alone that has one', () => {
    const here = machine({ fonts: true, root: true, programs: ['/usr/bin/apt-get'] })
    expect(ensureChineseFont(here)).toBe('present')
    expect(ensureChineseFont(machine({ platform: 'darwin' }))).toBe('present')
    expect(here.ran).toEqual([])
  })

  it('installs one where it may', () => {
    const here = machine({ root: true, programs: ['/usr/bin/apt-get'], aptWorks: true })
    expect(ensureChineseFont(here)).toBe('installed')
    expect(here.ran.join('\n')).toContain('fonts-noto-cjk')
  })

  it('says that pictures will show boxes where it may not', () => {
    const here = machine({ programs: ['/usr/bin/apt-get'], aptWorks: true })
    expect(ensureChineseFont(here)).toBe('missing')
    expect(here.ran).toEqual([])
    expect(here.said.join()).toContain('no Chinese font')
  })
})
