/** Weights as a file for reading and comparing: one cue a line, in the order of their names. */
import type { Weights } from '#shared/segmentation/index.ts'

/** JSON of the weights. The same weights always give the same text. */
export function weightsText({ version, hidden, ...models }: Weights): string {
  const parts = Object.entries(models).map(([name, model]) => partText(name, model, '  '))
  const inOrder = Object.entries(hidden).sort(([a], [b]) => (a < b ? -1 : 1))
  const layers = inOrder.map(([model, { columns, cues }]) => {
    const layer = [partText('columns', columns, '      '), partText('cues', cues, '      ')]
    return `    ${JSON.stringify(model)}: {\n${layer.join(',\n')}\n    }`
  })
  return `{\n  "version": ${JSON.stringify(version)},\n${parts.join(',\n')},\n  "hidden": {\n${layers.join(',\n')}\n  }\n}\n`
}

type Entries = Readonly<Record<string, unknown>>

function partText(name: string, entries: Entries, indent: string): string {
  const names = Object.keys(entries).sort()
  const lines = names.map((each) => `\n${indent}  ${JSON.stringify(each)}: ${JSON.stringify(entries[each])}`)
  return `${indent}${JSON.stringify(name)}: {${lines.join(',')}\n${indent}}`
}
