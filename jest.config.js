const { jestShims } = require('./shims.config.js')

const tsJest = {
  '^.+\\.tsx?$': [
    'ts-jest',
    {
      tsconfig: {
        target: 'ES2020',
        module: 'CommonJS',
        moduleResolution: 'node10',
        esModuleInterop: true,
        isolatedModules: true,
        jsx: 'react-jsx',
        jsxImportSource: 'preact'
      },
      diagnostics: false
    }
  ]
}

const common = {
  transform: tsJest,
  moduleNameMapper: jestShims
}

// What the other engines can do differently, and the tests that their drivers can run.
const engines = (process.env.BROWSERS ?? '').split(',').filter(Boolean)
const ofAllEngines = 'test/browser/{session,loadOn}'

const inBrowser = {
  ...common,
  testEnvironment: '<rootDir>/test/support/environment.ts'
}

const inChromium = {
  ...inBrowser,
  globalSetup: '<rootDir>/test/support/startChromium.ts',
  globalTeardown: '<rootDir>/test/support/stopChromium.ts'
}

// They read the bundles alone, and guard the plugin itself.
const builtFile = ['triggers', 'mappings', 'sizes', 'shims', 'shippedCode']

/** The tests of the plugin, of what surrounds it, and some of them for each other engine in `BROWSERS`. */
module.exports = {
  collectCoverageFrom: ['src/**/*.ts', '!src/{,launcher/,inspector/}global.ts'],
  coverageReporters: ['text', 'text-summary', 'json-summary'],
  coverageThreshold: { global: { statements: 95, branches: 95 } },
  // Browser tests wait much of their time.
  maxWorkers: '100%',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/unit/harness/setUp.ts'],
      testMatch: ['<rootDir>/test/{unit,simulation}/**/*.test.ts']
    },
    {
      ...common,
      displayName: 'built file',
      testEnvironment: 'node',
      testMatch: builtFile.map((name) => `<rootDir>/test/package/${name}.test.ts`)
    },
    {
      ...inChromium,
      displayName: 'package',
      testMatch: ['<rootDir>/test/package/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', `/test/package/(${builtFile.join('|')})[.]`]
    },
    {
      ...inChromium,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/browser/playground/']
    },
    {
      ...inChromium,
      displayName: 'playground',
      testMatch: ['<rootDir>/test/browser/playground/*.test.ts']
    },
    {
      ...inChromium,
      displayName: 'conformance',
      testMatch: ['<rootDir>/test/conformance/*.test.ts']
    },
    ...engines.map((engine) => ({
      ...inBrowser,
      displayName: engine,
      globals: { browserEngine: engine },
      testMatch: [`<rootDir>/${ofAllEngines}/**/*.test.ts`]
    }))
  ]
}
