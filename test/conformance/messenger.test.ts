import { browserSuite } from '../support/browser/suite'
import { double, isOf2021, realBuild } from './builds'
import { run } from './run'
import { expectedOf } from './scenario'
import { scenarios } from './scenarios'

const suite = browserSuite()

const { MESSENGER_DIR: folder } = process.env
const build = folder ? realBuild(folder) : double
const is2021 = folder !== undefined && isOf2021(folder)

it.each(scenarios)(`${folder ? 'a real Messenger' : 'the double'}: %s`, async (_, scenario) => {
  expect(await run(scenario, { ...suite, build })).toEqual(expectedOf(scenario, is2021))
})
