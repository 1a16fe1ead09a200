/** The unit, type and package tests; the browser tests have their own project because they start Chromium. */
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
  // What webpack.config.js replaces of mapping-kit's own imports.
  moduleNameMapper: {
    '^\\./liquid-directive$': '<rootDir>/src/standIns/liquidDirective.ts',
    '^(aggregate-error|ts-custom-error)$': '<rootDir>/src/standIns/errors.ts'
  }
}

module.exports = {
  collectCoverageFrom: ['src/**/*.ts', '!src/global.ts'],
  coverageReporters: ['text', 'text-summary', 'json-summary'],
  coverageThreshold: { global: { statements: 95, branches: 95 } },
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/src/**/*.test.ts']
    },
    {
      ...common,
      displayName: 'package',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/types/**/*.test.ts', '<rootDir>/test/package/**/*.test.ts']
    },
    {
      ...common,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts']
    }
  ]
}
