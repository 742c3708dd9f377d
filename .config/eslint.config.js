/**
 * The house rules that a machine can check; formatting is Prettier's alone. An exception is an edit of this file, seen in review.
 * Who may import whom is in layers.ts.
 */
import { join } from 'node:path'
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import { house } from './eslint-rules.ts'

const root = join(import.meta.dirname, '..')
const code = ['**/*.ts', '**/*.vue']
const tests = ['**/*.test.ts', '**/*.test-d.ts', 'e2e/**/*.ts', 'shared/testing/**/*.ts']

const defaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: a default export has no name to search for.',
}

// Text from files is data. These are the ways by which a string becomes markup.
const markup = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|setHTMLUnsafe)$/]',
    message: 'Text is never put into the document as HTML.',
  },
  { selector: 'Property[key.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: 'Text is never put into the document as HTML.' },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]',
    message: 'Text is never put into the document as HTML.',
  },
]

const clock = 'shared/ has no clock: take the time as an argument.'
const chance = 'shared/ has no randomness: take the random source as an argument.'

// typescript-eslint cannot look into a component (vue-files.d.ts), so what a child exposes is unknown to it; vue-tsc checks that.
/** @type {import('eslint').Linter.RulesRecord} */
const blindInComponents = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
}

export default defineConfig(
  { ignores: ['**/node_modules/', 'out/', '.cache/', 'coverage/', 'test-results/', 'playwright-report/', 'seeds/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' }, plugins: { house } },
  js.configs.recommended,
  { languageOptions: { globals: globals.nodeBuiltin }, rules: { 'house/file-name': 'error', 'house/described-disable': 'error' } },
  { files: code, extends: [ts.configs.strictTypeChecked] },
  ...vue.configs['flat/recommended'],
  { files: ['**/*.vue'], rules: { ...vue.configs['no-layout-rules'].rules } },
  {
    files: code,
    languageOptions: {
      parserOptions: { parser: ts.parser, projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.vue'] },
    },
    rules: {
      // TypeScript knows every name better than this rule does.
      'no-undef': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 500 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // OCR text holds control characters and every kind of space, and we match them.
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true }],
      'no-restricted-syntax': ['error', defaultExport, ...markup],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // [...text] gives characters as readers count them, which is what a Chinese text needs; emojis are no concern of ours.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A store's interface is asynchronous although SQLite in Node is not; so are a test's fakes.
      '@typescript-eslint/require-await': 'off',
      // A type parameter that names what the caller gets back (newId<PageId>(source)) reads better than a cast there.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'house/head-comment': 'error',
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-restricted-v-bind': ['error', '/^(inner-?html|outer-?html|srcdoc)$/i'],
      'vue/no-restricted-html-elements': ['error', { element: ['script', 'style', 'iframe'], message: 'The content policy allows none.' }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-literal'],
      'vue/no-undef-components': ['error', { ignorePatterns: ['^I18nT$', '^RouterView$'] }],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
      // Every word that an editor reads is in renderer/i18n, in Chinese and English.
      'vue/no-bare-strings-in-template': 'error',
      // A component is found by its path, e.g. review/Inspector.vue.
      'vue/multi-word-component-names': 'off',
      // With type-based props, absence is what the type says.
      'vue/require-default-prop': 'off',
      ...blindInComponents,
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: chance },
      ],
      'no-restricted-syntax': [
        'error',
        defaultExport,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'CallExpression[callee.name="Date"]', message: clock },
      ],
    },
  },
  { files: ['**/index.ts', ...tests], rules: { 'house/head-comment': 'off' } },
  // expect(service.method) only names the method.
  { files: tests, rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['electron/cli/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'e2e/playwright.config.ts'], rules: { 'no-console': 'off' } },
  // Tools demand a default export of their configuration.
  { files: ['*.config.ts', '**/*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': ['error', ...markup] } },
)
