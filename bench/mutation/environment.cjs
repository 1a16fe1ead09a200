const { TestEnvironment } = require('jest-environment-jsdom')

/** A page that skips the tests after the first one that fails: one is enough against a mutant. */
module.exports = class extends TestEnvironment {
  #hasFailed = false

  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.#hasFailed = true
    if (event.name === 'test_start' && this.#hasFailed) event.test.mode = 'skip'
  }
}
