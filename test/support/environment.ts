import { TestEnvironment } from 'jest-environment-node'
import * as shared from './shared'

/** Gives each test file what its worker has loaded once: the driver, the bundler and the net. */
export default class BrowserEnvironment extends TestEnvironment {
  override async setup() {
    await super.setup()
    this.global.shared = shared
  }
}
