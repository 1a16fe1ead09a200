import { examples, titled } from './support/exampleBlocks'
import { exampleSuite } from './support/exampleSuite'

const suite = exampleSuite()

const segmentGets = async (...types: string[]): Promise<void> => {
  const { net } = suite
  await net.waitFor(() => net.segment().length >= types.length)
  // Over parallel connections, the last to leave may arrive first.
  expect(
    net
      .segment()
      .map(({ type }) => type)
      .sort()
  ).toEqual(types)
}

describe('while the file of this package is blocked', () => {
  beforeEach(() => suite.net.block('/js/intercom.global.js'))

  it.each(titled(examples.loads))('Segment gets everything with %s', async (_, load) => {
    suite.connect()
    await suite.openSnippet({ load })
    await suite.track('Read')
    await segmentGets('page', 'track')
  })

  it.each(titled(examples.scripts))('Segment gets everything with %s', async (_, below) => {
    await suite.openSnippet({ below })
    await suite.track('Read')
    await segmentGets('page', 'track')
    expect(suite.page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
  })
})

describe("while Intercom's script is blocked", () => {
  it.each(titled(examples.modules))('Segment gets everything with %s', async (_, block) => {
    suite.net.widget({ mode: 'refuse' })
    suite.connect()
    await suite.openModule(block)
    await suite.track('Read')
    const { net, page } = suite
    await net.waitFor(() => net.segment().some(({ event }) => event === 'Read'))
    await page.waitForMessage("Intercom's script could not be loaded")
    expect(page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
  })
})
