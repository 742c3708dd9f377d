/** Holds every import of the project against the tables of .config/layers.ts. */
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { layerRules, presentSides } from '../.config/layers.ts'

/** What a look at all imports found: how much was looked at, and each import that a rule forbids, as a sentence. */
export interface LayerReport {
  readonly modules: number
  readonly imports: number
  readonly problems: readonly string[]
}

/** How Node and the bundler find a package: its exports first, then the older fields. */
const resolving = {
  exportsFields: ['exports'],
  conditionNames: ['import', 'node', 'default', 'types'],
  mainFields: ['module', 'main', 'types'],
}

/** Looks at all imports of the project at `root`: type imports too, because a type ties two rooms as much as a value. */
export async function checkLayers(root: string): Promise<LayerReport> {
  const forbidden = layerRules(root)
  const { output } = await cruise(
    presentSides(root),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: ['(^|/)out/'] },
    },
    resolving,
  )
  if (typeof output === 'string') throw new Error(`dependency-cruiser reported text where its result was expected: ${output.slice(0, 200)}`)
  return {
    modules: output.summary.totalCruised,
    imports: output.summary.totalDependenciesCruised ?? 0,
    problems: sentences(output, forbidden),
  }
}

function sentences(result: ICruiseResult, rules: readonly IForbiddenRuleType[]): string[] {
  const found = result.summary.violations.map(({ from, to, rule, cycle }) => {
    const way = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ')
    const reason = rules.find(({ name }) => name === rule.name)?.comment ?? ''
    return `${from} -> ${way} [${rule.name}] ${reason}`
  })
  return [...new Set(found)].sort()
}

if (import.meta.main) {
  const { modules, imports, problems } = await checkLayers(join(import.meta.dirname, '..'))
  for (const problem of problems) console.error(problem)
  console.log(`layers: ${String(modules)} files, ${String(imports)} imports, ${String(problems.length)} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
