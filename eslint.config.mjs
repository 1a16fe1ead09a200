import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** What only `src/browser/` and the doors of the page's own code may touch. */
const ofThePage = [
  'window',
  'document',
  'self',
  'globalThis',
  'top',
  'parent',
  'location',
  'history',
  'navigator',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch'
].map((name) => ({ name, message: 'Only src/browser/ touches the page.' }))

/** What the session sees through its interface alone, so that a test can give it another clock. */
const ofTheClock = [
  'Date',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'requestAnimationFrame',
  'requestIdleCallback',
  'queueMicrotask'
].map((name) => ({ name, message: 'The session asks its clock for the time.' }))

/** Its values weigh 48 kB at gzip; mapping-kit is the one part of it that doesn't. */
const actionsCore = {
  regex: '^@segment/(actions-core(?!/mapping-kit)|browser-destination-runtime|analytics-next)',
  allowTypeImports: true,
  message: 'Import types only: a value would bring the whole package into what visitors download.'
}

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'coverage/',
    'docs/reference/',
    'reports/',
    '.cache/',
    '.stryker-tmp/',
    // Each app has its own tools, and these have the package, not its source.
    'examples/',
    'test/package/consumers/'
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
      ],
      // An async function that awaits nothing turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A number in a template is text that everybody reads as it is.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
      ]
    }
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-globals': ['error', ...ofThePage],
      'no-console': 'error',
      'max-lines-per-function': ['error', 60],
      'max-lines': ['error', 150],
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [actionsCore] }],
      // What the page, the app and Segment hand over is checked at run time, whatever its type promises.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off'
    }
  },
  // Which part of src may import which is for .dependency-cruiser.cjs to say.
  {
    files: ['src/{browser,messenger,launcher,inspector}/**', 'src/react.ts'],
    rules: { 'no-restricted-globals': 'off' }
  },
  {
    files: ['src/session/**'],
    rules: { 'no-restricted-globals': ['error', ...ofThePage, ...ofTheClock] }
  },
  { files: ['src/types.ts', 'src/**/*[fF]ields.ts'], rules: { 'max-lines': 'off' } },
  // They warn that the Messenger is not there or is called wrongly, or report what is not sent. Nothing else writes to the console.
  {
    files: ['src/report.ts', 'src/messenger/remote.ts'],
    rules: { 'no-console': ['error', { allow: ['debug', 'info', 'warn'] }] }
  },
  {
    // Tests look into what has no types: recorded requests, pages, the plugin's own insides.
    files: ['test/**', 'bench/**', 'playground/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off'
    }
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node }
  },
  { files: ['*.js', '**/*.cjs'], languageOptions: { sourceType: 'commonjs' } }
)
