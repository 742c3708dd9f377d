/**
 * Holds docs/spec against the tests: each numbered rule has a test whose title starts with its number, and no test cites a number
 * that is not there. A rule is a list item `- **A3** …`; a title is `[A3] …`, or `[A3][D2] …` for two rules.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A rule's number with the place where it stands. */
interface Place {
  readonly rule: string
  readonly at: string
}

/** What the comparison found: how many rules and citing tests there are, and what is wrong, as sentences. */
export interface CoverageReport {
  readonly rules: number
  readonly tests: number
  readonly problems: readonly string[]
}

const rulePattern = /^\s*[-*] \*\*([A-Z]+\d+)\*\*/
const tagPattern = /^(\[[A-Z]+\d+\])+/

/** The rules that a text of docs/spec states. Code blocks hold examples, not rules. */
export function rulesOf(file: string, text: string): Place[] {
  let inCode = false
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (/^\s*(```|~~~)/.test(line)) inCode = !inCode
    const rule = inCode ? undefined : rulePattern.exec(line)?.[1]
    return rule === undefined ? [] : [{ rule, at: `${file}:${String(i + 1)}` }]
  })
}

/** The words by which a call is made, outermost first: `it.each(rows)(…)` is `it`, `each`. */
function callWords(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text]
  if (ts.isPropertyAccessExpression(callee)) return [...callWords(callee.expression), callee.name.text]
  if (ts.isCallExpression(callee)) return callWords(callee.expression)
  if (ts.isTaggedTemplateExpression(callee)) return callWords(callee.tag)
  return []
}

function leadingText(title: ts.Expression | undefined): string {
  if (title === undefined) return ''
  if (ts.isStringLiteralLike(title)) return title.text
  if (ts.isTemplateExpression(title)) return title.head.text
  if (ts.isBinaryExpression(title)) return leadingText(title.left)
  return ''
}

/**
 * The rules that the titles of a test file cite. `runs` is false for a group's title and for a test that is switched off:
 * such a citation must name a known rule, but it proves nothing.
 */
export function citationsOf(file: string, text: string): (Place & { readonly runs: boolean })[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: (Place & { runs: boolean })[] = []
  const visit = (node: ts.Node, off: boolean): void => {
    const words = ts.isCallExpression(node) ? callWords(node.expression) : []
    const named = ts.isCallExpression(node) && ['it', 'test', 'describe'].includes(words[0] ?? '')
    const offHere = off || (named && words.some((word) => ['skip', 'todo', 'fixme', 'fails', 'fail'].includes(word)))
    if (named) {
      const tags = tagPattern.exec(leadingText(node.arguments[0]))?.[0] ?? ''
      const at = `${file}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`
      const runs = !offHere && !words.includes('describe')
      for (const [, rule] of tags.matchAll(/\[([A-Z]+\d+)\]/g)) if (rule !== undefined) found.push({ rule, at, runs })
    }
    ts.forEachChild(node, (child) => {
      visit(child, offHere)
    })
  }
  visit(source, false)
  return found
}

function files(root: string, patterns: readonly string[]): string[] {
  const exclude = ['**/node_modules/**', 'out/**']
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root, exclude }))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

/** Compares the rules and the tests of the project at `root`. Suites that several tests share stand in shared/testing. */
export function checkCoverage(root: string): CoverageReport {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const rules = files(root, ['docs/spec/*.md']).flatMap((file) => rulesOf(file, read(file)))
  const citations = files(root, ['{shared,electron,renderer,scripts}/**/*.test.ts', 'shared/testing/*.ts', 'e2e/**/*.spec.ts']).flatMap(
    (file) => citationsOf(file, read(file)),
  )

  const problems: string[] = []
  const places = new Map<string, string>()
  for (const { rule, at } of rules) {
    const first = places.get(rule)
    if (first === undefined) places.set(rule, at)
    else problems.push(`${at}: rule ${rule} stands already in ${first}`)
  }
  const proven = new Set(citations.filter(({ runs }) => runs).map(({ rule }) => rule))
  for (const [rule, at] of places) if (!proven.has(rule)) problems.push(`${at}: rule ${rule} has no test whose title starts with [${rule}]`)
  for (const { rule, at } of citations)
    if (!places.has(rule)) problems.push(`${at}: a test cites rule ${rule}, which docs/spec does not have`)
  return { rules: places.size, tests: new Set(citations.map(({ at }) => at)).size, problems }
}

if (import.meta.main) {
  const { rules, tests, problems } = checkCoverage(join(import.meta.dirname, '..'))
  for (const problem of problems) console.error(problem)
  console.log(`spec: ${String(rules)} rules, ${String(tests)} tests cite them, ${String(problems.length)} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
