/** Weights as a file for reading and comparing: one cue a line, in the order of their names. */
import type { Model, Weights } from '#shared/segmentation/index.ts'

/** JSON of the weights. The same weights always give the same text. */
export function weightsText(weights: Weights): string {
  const parts = Object.entries(weights).map(([name, value]) => {
    if (typeof value === 'string') return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`
    return `  ${JSON.stringify(name)}: {${linesOf(value as Readonly<Record<string, number | Model>>)}\n  }`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}

function linesOf(model: Readonly<Record<string, number | Model>>): string {
  const names = Object.keys(model).sort()
  return names.map((name) => `\n    ${JSON.stringify(name)}: ${JSON.stringify(model[name])}`).join(',')
}
