/** House rules that no published plugin has; each stands for a sentence of docs/contributing.md. */
import { basename, extname } from 'node:path'
import type { ESLint, Rule } from 'eslint'

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const pascal = /^([A-Z][a-z0-9]*)+$/

/** One rule of naming to remember: kebab-case everywhere, components in PascalCase. */
const fileName: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [], messages: { wrong: 'Name this file in {{style}}: {{name}}.' } },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename)
      const component = extname(name) === '.vue'
      const right = component ? pascal.test(basename(name, '.vue')) : kebab.test(name)
      if (!right) context.report({ node, messageId: 'wrong', data: { name, style: component ? 'PascalCase' : 'kebab-case' } })
    },
  }),
}

/** Whoever opens a file learns first what it is for. An index.ts only lists names and needs no words. */
const headComment: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [], messages: { missing: 'Start the file with a comment that says what it is for.' } },
  create: (context) => ({
    Program(node) {
      const source = context.sourceCode
      // ESLint lists a #! line among the comments, with a type of its own that its type declarations leave out.
      const first = source.getAllComments().find((comment) => (comment.type as string) !== 'Shebang')
      const commentAt = first?.range?.[0] ?? Infinity
      const codeAt = source.ast.tokens[0]?.range[0] ?? Infinity
      const leads = commentAt < codeAt
      if (!leads && !/^\s*<!--/.test(source.text)) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'missing' })
    },
  }),
}

/** A rule is switched off only with the reason beside it: `eslint-disable-next-line rule -- reason`. */
const describedDisable: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [], messages: { silent: 'Say why the rule is off here: `{{directive}} rule -- reason`.' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const directive = /^\s*(eslint-disable(?:-next-line|-line)?)(?=\s|$)/.exec(comment.value)?.[1]
        if (directive === undefined || / -- \s*\S/.test(comment.value)) continue
        context.report({ loc: comment.loc ?? { line: 1, column: 0 }, messageId: 'silent', data: { directive } })
      }
    },
  }),
}

/** The plugin of these rules, under the name `house`. */
export const house: ESLint.Plugin = {
  meta: { name: 'house' },
  rules: { 'file-name': fileName, 'head-comment': headComment, 'described-disable': describedDisable },
}
