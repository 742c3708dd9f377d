import { describe, expect, it } from 'vitest'
import { checkCoverage, citationsOf, rulesOf } from './spec-coverage.ts'
import { temporaryProject } from './temporary-project.ts'

function problemsOf(files: Record<string, string>): readonly string[] {
  const project = temporaryProject(files)
  try {
    return checkCoverage(project.root).problems
  } finally {
    project.release()
  }
}

describe('rulesOf', () => {
  it('reads list items with a bold number and nothing else', () => {
    const text = '# A\n- **A3** Splitting is refused.\n  * **LB12** Nested.\n- A4 no\n**A5** no\n```\n- **A6** no\n```\n- **A7**\n'
    expect(rulesOf('a.md', text)).toEqual([
      { rule: 'A3', at: 'a.md:2' },
      { rule: 'LB12', at: 'a.md:3' },
      { rule: 'A7', at: 'a.md:9' },
    ])
  })
})

describe('citationsOf', () => {
  it.each([
    ["it('[A3] a', f)", ['A3']],
    ['test("[A3][D2] a", f)', ['A3', 'D2']],
    ['it.each(rows)(`[A3] ${a}`, f)', ['A3']],
    ['it.each`a`("[A3] a", f)', ['A3']],
    ["describe('a', () => { it('[A3] ' + b, f) })", ['A3']],
    ["it('a [A3]', f)", []],
    ["it('[a3] a', f)", []],
    ["note('[A3] a')", []],
    ["const it2 = '[A3] a'", []],
    ["it.skip('[A3] a', f)", []],
    ["test.todo('[A3] a')", []],
    ["describe.skip('a', () => { it('[A3] a', f) })", []],
    ["test.fixme('[A3] a', f)", []],
    ["describe('[A3] a', () => {})", []],
    ["// it('[A3] a', f)", []],
  ])('reads %s as %j', (text, expected) => {
    const running = citationsOf('a.test.ts', text).filter(({ runs }) => runs)
    expect(running.map(({ rule }) => rule)).toEqual(expected)
  })
})

describe('checkCoverage', () => {
  const spec = { 'docs/spec/articles.md': '- **A1** One.\n- **A2** Two.\n- **A3** Three.\n' }
  const unit = { 'shared/rules/a.test.ts': "it('[A1] one', f)" }
  const flow = { 'e2e/flows/a.spec.ts': "\ntest('[A2] two', f)" }
  const suite = { 'shared/testing/suite.ts': "export const suite = () => it('[A3] three', f)" }

  it('is content when unit tests, flows and shared suites cite every rule', () => {
    expect(problemsOf({ ...spec, ...unit, ...flow, ...suite })).toEqual([])
  })

  it('is content with a project that states no rules', () => {
    expect(problemsOf({})).toEqual([])
  })

  it('names a rule without a test', () => {
    expect(problemsOf({ ...spec, ...unit, ...suite })).toEqual([
      'docs/spec/articles.md:2: rule A2 has no test whose title starts with [A2]',
    ])
  })

  it('counts no test that is switched off', () => {
    const off = { 'e2e/flows/a.spec.ts': "test.skip('[A2] two', f)" }
    expect(problemsOf({ ...spec, ...unit, ...off, ...suite })).toEqual([
      'docs/spec/articles.md:2: rule A2 has no test whose title starts with [A2]',
    ])
  })

  it('names a test or a group that cites an unknown rule', () => {
    const unknown = { 'renderer/a.test.ts': "it('[A9] nine', f)\ndescribe('[B1] b', () => {})" }
    expect(problemsOf({ ...spec, ...unit, ...flow, ...suite, ...unknown })).toEqual([
      'renderer/a.test.ts:1: a test cites rule A9, which docs/spec does not have',
      'renderer/a.test.ts:2: a test cites rule B1, which docs/spec does not have',
    ])
  })

  it('names a rule that stands twice', () => {
    expect(problemsOf({ ...spec, ...unit, ...flow, ...suite, 'docs/spec/more.md': '- **A1** Again.' })).toEqual([
      'docs/spec/more.md:1: rule A1 stands already in docs/spec/articles.md:1',
    ])
  })
})
