/**
 * Who may import whom. The path tells what code may touch; `npm run rules` holds every import against these tables.
 * A new exception is an edit here, seen in review.
 */
import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Rooms that the room of this name may import, by their paths. A room may always import itself. */
type Rooms = Readonly<Record<string, readonly string[]>>

const base = ['shared/base']
const belowModel = [...base, 'shared/text', 'shared/geometry']
const model = [...belowModel, 'shared/model']
const rules = [...model, 'shared/rules']
const engines = ['shared/duplicates', 'shared/topics', 'shared/segmentation']
// What an engine found becomes part of a page by an operation, so operations know the engines and never the other way round.
const operations = [...rules, ...engines]
const history = [...operations, 'shared/operations']
const contract = [...history, 'shared/history', 'shared/export', 'shared/links', 'shared/finding', 'shared/ocr-help', 'shared/audit']

const sharedRooms: Rooms = {
  'shared/base': [],
  'shared/text': base,
  'shared/geometry': base,
  'shared/model': belowModel,
  'shared/rules': model,
  'shared/audit': base,
  'shared/operations': operations,
  'shared/history': history,
  'shared/topics': model,
  'shared/duplicates': model,
  'shared/segmentation': [...model, 'shared/duplicates', 'shared/topics'],
  'shared/links': [...model, 'shared/segmentation'],
  'shared/export': [...rules, ...engines],
  'shared/proof': [...model, 'shared/segmentation'],
  'shared/finding': [...history, 'shared/export'],
  'shared/ocr-help': [...model, 'shared/export'],
  'shared/contract': contract,
  'shared/testing': [...contract, 'shared/contract'],
}

const host = ['shared', 'electron/rpc', 'electron/services', 'electron/platform']

const electronRooms: Rooms = {
  'electron/platform': ['shared'],
  'electron/services': ['shared', 'electron/platform'],
  'electron/workers': ['shared', 'electron/platform', 'electron/services'],
  'electron/rpc': ['shared', 'electron/platform', 'electron/services'],
  'electron/loopback': host,
  'electron/desktop': host,
  // `jiaoban serve` is the loopback host, and its --open looks for a browser as the e2e run does.
  'electron/cli': [...host, 'electron/loopback', 'scripts/browser'],
  'electron/preload': ['shared'],
}

const plain = ['shared', 'renderer/i18n', 'renderer/composables', 'renderer/styles']
const data = ['shared', 'renderer/desk', 'renderer/rpc', 'renderer/i18n', 'renderer/composables']
const feature = [...plain, 'renderer/stores', 'renderer/desk', 'renderer/rpc', 'renderer/ui', 'renderer/scan', 'renderer/commands']

const rendererRooms: Rooms = {
  'renderer/styles': [],
  'renderer/i18n': ['shared'],
  'renderer/composables': ['shared', 'renderer/i18n'],
  'renderer/rpc': ['shared'],
  'renderer/desk': ['shared', 'renderer/rpc'],
  'renderer/stores': data,
  'renderer/commands': [...data, 'renderer/stores'],
  'renderer/ui': plain,
  'renderer/scan': [...plain, 'renderer/ui'],
  'renderer/features': feature,
  'renderer/app': [...feature, 'renderer/features'],
  'renderer/main.ts': ['shared', 'renderer'],
}

const outerRooms: Rooms = {
  scripts: ['shared', '.config'],
  '.config': [],
  e2e: ['shared', 'scripts'],
  bench: ['shared', 'electron', 'scripts', 'e2e'],
  // The simulated editor works on the review screen's own state: what it counts is what the keys really do.
  'bench/editor': ['shared', 'renderer/features/review'],
  'electron.vite.config.ts': [],
}

const rooms: Rooms = { ...sharedRooms, ...electronRooms, ...rendererRooms, ...outerRooms }

/** Folders that cruising starts from. */
export const sides = ['shared', 'electron', 'renderer', 'scripts', '.config', 'e2e', 'bench'] as const

const ours = `^(${sides.join('|').replaceAll('.', '\\.')})/`
const tests = '\\.(test|spec|test-d)\\.ts$'
const testing = '^shared/testing/'
/** Tests, and what exists only for them. */
const forTests = [tests, testing, '^e2e/', '^bench/', '^scripts/', '^\\.config/', '\\.config\\.ts$']

/** Paths in and under a room; a room may also be one file or, as `scripts/browser`, a file with the folder of its parts. */
const inside = (room: string): string => `^${room.replaceAll('.', '\\.')}(/|\\.ts$|$)`

function roomRules(): IForbiddenRuleType[] {
  const table = Object.entries(rooms).map(([room, may]): IForbiddenRuleType => {
    const innerRooms = Object.keys(rooms).filter((other) => other.startsWith(`${room}/`))
    return {
      name: `room ${room}`,
      comment: `${room} may import ${may.length === 0 ? 'no other room' : may.join(', ')}.`,
      severity: 'error',
      from: { path: inside(room), pathNot: [tests, ...innerRooms.map(inside)] },
      to: { path: ours, pathNot: [room, ...may].map(inside) },
    }
  })
  const known = Object.keys(rooms).map(inside)
  return [
    ...table,
    {
      name: 'known room',
      comment: 'This path is in no room of .config/layers.ts: say there what it may import.',
      severity: 'error',
      from: { path: ours, pathNot: known },
      to: {},
    },
    {
      name: 'two sides',
      comment: 'renderer and electron meet only in shared/contract.',
      severity: 'error',
      from: { path: '^(renderer|electron)/' },
      to: { path: '^(renderer|electron)/', pathNot: '^$1/' },
    },
    {
      name: 'features apart',
      comment: 'A feature never imports another feature: what both need is a store, a composable or a plain component.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'tests apart',
      comment: 'Only tests import tests and shared/testing.',
      severity: 'error',
      from: { pathNot: forTests },
      to: { path: [tests, testing] },
    },
  ]
}

/** Folders whose index.ts is their only door: all of shared, the services and what hosts call; in the renderer those that have one. */
function modules(root: string): string[] {
  const always = ['shared/*/', 'electron/services/*/', 'electron/rpc/', 'electron/platform/', 'electron/loopback/']
  const folders = always.flatMap((pattern) => globSync(pattern, { cwd: root }))
  const withDoor = globSync('renderer/{*,features/*}/index.ts', { cwd: root }).map((file) => dirname(file))
  return [...folders, ...withDoor].map((folder) => folder.replaceAll('\\', '/').replace(/\/$/, '')).sort()
}

function doorRules(root: string): IForbiddenRuleType[] {
  return modules(root).map((folder) => ({
    name: `door of ${folder}`,
    comment: `Other folders import only ${folder}/index.ts.`,
    severity: 'error',
    from: { pathNot: [`^${folder}/`, '^bench/editor/', tests, testing] },
    to: { path: `^${folder}/`, pathNot: `^${folder}/index\\.ts$` },
  }))
}

const packageRules: IForbiddenRuleType[] = [
  {
    name: 'shared is pure',
    comment:
      'shared/ imports nothing outside itself but valibot and fast-diff, @orpc/contract in shared/contract, and a table of characters in shared/text.',
    severity: 'error',
    from: { path: '^shared/', pathNot: [tests, testing, '^shared/contract/', '^shared/text/traditional\\.ts$'] },
    to: { pathNot: ['^shared/', 'node_modules/(valibot|fast-diff)/'] },
  },
  {
    name: 'one table from a package',
    comment: 'shared/text/traditional.ts imports nothing but the table of opencc-js.',
    severity: 'error',
    from: { path: '^shared/text/traditional\\.ts$' },
    to: { pathNot: ['node_modules/opencc-js/', '^shared/text/opencc-js\\.d\\.ts$'] },
  },
  {
    name: 'the contract is pure',
    comment: 'shared/contract imports nothing outside shared/ but valibot and @orpc/contract.',
    severity: 'error',
    from: { path: '^shared/contract/', pathNot: tests },
    to: { pathNot: ['^shared/', 'node_modules/(valibot|@orpc/contract)/'] },
  },
  {
    name: 'one place for Electron',
    comment: 'Only electron/desktop and electron/preload import electron: the other hosts run on plain Node.',
    severity: 'error',
    from: { pathNot: '^electron/(desktop|preload)/' },
    to: { path: '^electron(/(main|renderer|common|utility))?$|node_modules/electron/' },
  },
  {
    name: 'one place for SQL',
    comment: 'Only electron/services/library imports node:sqlite.',
    severity: 'error',
    from: { pathNot: '^electron/services/library/' },
    to: { path: '^(node:)?sqlite$' },
  },
  {
    name: 'no Node in the renderer',
    comment: 'The renderer runs in a browser.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'declared packages',
    comment: 'Import only packages that package.json names.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'shipped packages',
    comment: 'What runs at the editor is a dependency, not a devDependency.',
    severity: 'error',
    from: { path: '^(shared|electron|renderer)/', pathNot: [tests, testing] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/electron/' },
  },
]

/** All rules for the project at `root`, for dependency-cruiser. */
export function layerRules(root: string): IForbiddenRuleType[] {
  return [
    ...roomRules(),
    ...doorRules(root),
    ...packageRules,
    { name: 'no circles', comment: 'Two files that import each other are one file.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', comment: 'There is no such file or package.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ]
}

/** The sides that exist at `root`. */
export function presentSides(root: string): string[] {
  return sides.filter((side) => existsSync(join(root, side)))
}
