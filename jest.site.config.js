const [{ transform }] = require('./jest.config.js').projects

/** The tests of the documentation site, which build it first: `npm run test:site`. */
module.exports = {
  transform,
  globals: { browserEngine: 'chromium' },
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/site/**/*.test.ts'],
  globalSetup: '<rootDir>/test/site/build.ts'
}
