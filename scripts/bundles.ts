/**
 * Checks what the build wrote, where the sources alone prove nothing: the hosts that run on plain Node must not reach Electron,
 * a sandboxed preload must be one CommonJS file, and the renderer must live under a content policy without `unsafe-*`.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import ts from 'typescript'

/** Entries that run on Node without Electron, as their source under electron/ and their bundle under out/main. */
function nodeEntries(root: string): { source: string; bundle: string }[] {
  const workers = globSync('electron/workers/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const sources = ['electron/loopback/main.ts', 'electron/cli/main.ts', ...workers.sort()].map((file) => file.replaceAll('\\', '/'))
  return sources
    .filter((source) => existsSync(join(root, source)))
    .map((source) => ({ source, bundle: source.replace(/^electron\//, 'out/main/').replace(/\.ts$/, '.js') }))
}

/** The specifiers that a built file imports or requires, static and dynamic alike. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map((found) => found.fileName)
}

/**
 * Walks the imports from one bundle through all its chunks and reports each that names Electron, with the way there.
 * `root` only shortens the paths in the report.
 */
export function electronImports(root: string, entry: string): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  const walk = (file: string, way: readonly string[]): void => {
    if (seen.has(file)) return
    seen.add(file)
    const here = [...way, relative(root, file)]
    if (!existsSync(file)) {
      problems.push(`${here.join(' -> ')}: the file is missing`)
      return
    }
    for (const name of importsOf(file)) {
      if (/^electron($|\/)/.test(name)) problems.push(`${here.join(' -> ')} imports ${name}: this host must run on plain Node`)
      else if (name.startsWith('.')) walk(join(dirname(file), name), here)
    }
  }
  walk(entry, [])
  return problems
}

function preloadProblems(root: string): string[] {
  const folder = join(root, 'out/preload')
  const files = existsSync(folder) ? readdirSync(folder) : []
  if (files.join() !== 'preload.cjs') {
    return [`out/preload holds ${files.join(', ') || 'nothing'}: a sandboxed preload must be the one file preload.cjs`]
  }
  const file = join(folder, 'preload.cjs')
  const problems = importsOf(file)
    .filter((name) => name !== 'electron')
    .map((name) => `out/preload/preload.cjs loads ${name}: a sandboxed preload can load only electron`)
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  if (
    parsed.statements.some(
      (statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) || ts.isExportAssignment(statement),
    )
  ) {
    problems.push('out/preload/preload.cjs has ES module syntax: a sandboxed preload must be CommonJS')
  }
  return problems
}

/** What in the start page a policy without `unsafe-inline` would refuse. */
export function pageProblems(html: string): string[] {
  const problems: string[] = []
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) if (!/\ssrc=/i.test(tag)) problems.push(`inline script ${tag}`)
  if (/<style\b/i.test(html)) problems.push('inline <style>')
  for (const [tag] of html.matchAll(/<[a-z][^>]*\s(?:on[a-z]+|style)=[^>]*>/gi)) problems.push(`inline handler or style in ${tag}`)
  if (/(?:src|href)=["']?data:/i.test(html)) problems.push('a data: address')
  return problems
}

/** Calls of `eval` and `Function` as constructor in a script: a policy without `unsafe-eval` refuses them at run time. */
export function evaluations(script: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const called = (ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression) ? node.expression.text : ''
    if (called === 'eval' || called === 'Function') found.push(node.getText().slice(0, 60))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('script.js', script, ts.ScriptTarget.Latest, true))
  return found
}

function rendererProblems(root: string): string[] {
  const folder = join(root, 'out/renderer')
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return ['out/renderer/index.html is missing']
  const problems = pageProblems(readFileSync(page, 'utf8')).map((problem) => `out/renderer/index.html: ${problem}`)
  for (const script of globSync('**/*.js', { cwd: folder })) {
    for (const call of evaluations(readFileSync(join(folder, script), 'utf8')))
      problems.push(`out/renderer/${basename(script)} evaluates text: ${call}`)
  }
  return problems
}

/** Checks every bundle whose source exists under `root`; the empty list means that all is well. */
export function bundleProblems(root: string): string[] {
  const problems: string[] = []
  for (const { bundle } of nodeEntries(root)) problems.push(...electronImports(root, join(root, bundle)))
  const command = join(root, 'out/main/cli/main.js')
  if (existsSync(command) && !readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n')) {
    problems.push(
      "out/main/cli/main.js does not start with #!/usr/bin/env node: it is the package's bin (the line belongs at the head of electron/cli/main.ts)",
    )
  }
  if (existsSync(join(root, 'electron/preload/preload.ts'))) problems.push(...preloadProblems(root))
  if (existsSync(join(root, 'renderer/index.html'))) problems.push(...rendererProblems(root))
  return problems
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const problems = bundleProblems(root)
  for (const problem of problems) console.error(problem)
  console.log(`bundles: ${String(nodeEntries(root).length)} Node entries without Electron, ${String(problems.length)} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
