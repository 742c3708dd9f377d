/**
 * What in a Markdown file is no text of the page. It is blanked out, character by character, so that the offsets of
 * everything else stay those of the file.
 */

const frontMatter = /^---[ \t]*\r?\n((?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** A line of YAML as front matters have it: `key: value`, a list's item, a continuation, a comment, or nothing. */
const yamlLine = /^(?:[^\s:#-][^:]*:(?:[ \t].*)?|- .*|[ \t]+.*|#.*|)$/
/** Longest front matter, in UTF-16 units. */
const LONGEST_FRONT_MATTER = 64 * 1024
/** A line that is nothing but a picture: `![alt](address "title")`. */
const picture = /^([ \t]*!\[)([^\]\n]*)(\]\([^)\n]*\)[ \t]*)$/gm

/**
 * Blanks a YAML front matter, and of a picture's line all but its alternative text, which is a caption. The result
 * has the length of the text; wherever it is not blank, both are the same.
 */
export function blankMarkdown(text: string): string {
  const head = frontMatterOf(text)
  const rest = text.slice(head.length).replace(picture, (_, open: string, alt: string, close: string) => blank(open) + alt + blank(close))
  return blank(head) + rest
}

/** The front matter with its fences; '' where the text between the fences is no YAML, so that no paragraph is lost. */
function frontMatterOf(text: string): string {
  const found = frontMatter.exec(text.slice(0, LONGEST_FRONT_MATTER))
  const lines = found?.[1]?.split(/\r?\n/) ?? []
  return found !== null && lines.every((line) => yamlLine.test(line)) ? found[0] : ''
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
