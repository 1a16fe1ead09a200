const path = require('node:path')
const { projects } = require('../../jest.config.js')

/** The unit tests for mutants. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: path.resolve(__dirname, '../..'),
  testEnvironment: path.join(__dirname, 'environment.cjs'),
  testMatch: ['<rootDir>/bench/mutation/unit.ts']
}
