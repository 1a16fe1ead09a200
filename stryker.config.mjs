import jestConfig from './jest.config.js'

/** Mutation tests of the parts that decide, by the unit tests: `npm run mutate`. A mutant that no test notices is reported. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom',
    config: {
      ...jestConfig.projects.find(({ displayName }) => displayName === 'unit'),
      testEnvironment: './bench/mutation/environment.cjs',
      testMatch: ['<rootDir>/bench/mutation/unit.ts'],
      // Else each would run it.
      projects: []
    },
    // Its one file takes in the tests by their names.
    enableFindRelatedTests: false
  },
  // Nothing to rewrite in it, and npx has no TypeScript for that.
  tsconfigFile: 'none',
  // Each mutant runs only the tests that reach it, and the first that fails ends it.
  coverageAnalysis: 'perTest',
  mutate: [
    'src/values/*.ts',
    'src/attributes/*.ts',
    'src/trackEvent/metadata.ts',
    'src/identifyUser/attributes.ts',
    'src/session/*.ts'
  ],
  ignorePatterns: [
    'dist',
    'coverage',
    'reports',
    '.cache',
    'compat',
    'docs',
    'examples',
    'playground'
  ],
  concurrency: 2,
  // A busy machine is slow, and not in an endless loop.
  timeoutMS: 60_000,
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 }
}
