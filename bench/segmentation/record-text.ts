/** What the engine reads by a name, as a file for reading and comparing. */

/** JSON with one name a line, in the order in which they come. */
export function recordText(record: Readonly<Record<string, string>>): string {
  const lines = Object.entries(record).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}
