const { availableParallelism } = require('node:os')
const { shims } = require('./shims.config.js')

/** The unit, type and package tests, and the browser tests once for each engine in `BROWSERS`. */
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
  moduleNameMapper: Object.fromEntries(shims.map(({ imports, file }) => [imports.source, file]))
}

const engines = (process.env.BROWSERS || 'chromium').split(',')

// 'installed-chromium' is the one of the PATH, beside the one that npm brings.
const chromiums = ['chromium', 'installed-chromium']

const unknown = engines.filter((engine) => ![...chromiums, 'firefox', 'webkit'].includes(engine))
if (unknown.length > 0) throw new Error(`BROWSERS has an unknown engine: ${unknown.join(', ')}.`)

// Only Chromium's driver measures the heap and slows the processor down, only Chromium prerenders, and the playground doesn't
// ship.
const chromiumOnly = ['\\.chromium\\.test\\.ts$', '/test/browser/playground/']

// WebKit's driver makes no touches, and takes no network away.
const puppeteerOnly = ['\\.puppeteer\\.test\\.ts$']

// If both Chromiums run, each runs one of these: they take the longest, and test the playground and the double.
const hasBoth = chromiums.every((engine) => engines.includes(engine))
const ofOneChromium = {
  chromium: ['/test/browser/playground/'],
  'installed-chromium': ['/test/browser/conformance\\.chromium\\.test\\.ts$']
}

const left = (engine) => {
  if (chromiums.includes(engine)) return hasBoth ? ofOneChromium[engine] : []
  return engine === 'webkit' ? [...chromiumOnly, ...puppeteerOnly] : chromiumOnly
}

const browser = (engine) => ({
  ...common,
  displayName: engine === 'chromium' ? 'browser' : engine,
  globals: { browserEngine: engine },
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...left(engine)]
})

module.exports = {
  collectCoverageFrom: ['src/**/*.ts', '!src/global.ts'],
  coverageReporters: ['text', 'text-summary', 'json-summary'],
  coverageThreshold: { global: { statements: 95, branches: 95 } },
  // Tests in Chromium wait most of the time, so alone it gets one more worker than there are processors.
  maxWorkers: availableParallelism() + (engines.length > 1 ? 0 : 1),
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/unit/harness/setUp.ts'],
      testMatch: ['<rootDir>/test/{unit,simulation}/**/*.test.ts', '<rootDir>/src/**/*.test.ts']
    },
    {
      ...common,
      displayName: 'package',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/types/**/*.test.ts', '<rootDir>/test/package/**/*.test.ts']
    },
    ...engines.map(browser)
  ]
}
