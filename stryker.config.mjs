/** Mutation tests of the parts that decide: `npm run mutate`. A mutant that no test notices is reported. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom',
    configFile: 'bench/mutation/jest.config.cjs',
    // Its one file takes in the tests by their names.
    enableFindRelatedTests: false
  },
  // Each mutant runs only the tests that reach it, and the first that fails ends it.
  coverageAnalysis: 'perTest',
  mutate: [
    'src/values/*.ts',
    'src/attributes/*.ts',
    'src/trackEvent/metadata.ts',
    'src/identifyUser/attributes.ts',
    'src/session/*.ts'
  ],
  ignorePatterns: ['dist', 'coverage', 'reports', '.cache', 'docs', 'playground'],
  concurrency: 2,
  timeoutMS: 5000,
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 98, low: 96, break: 96 }
}
