import { type Options, presets } from '../../../src'
import { connect, contextOf, type Event, onNewPage, perform, presetsWith } from '../harness/connect'
import { listen, page, said, takeOver, turn } from '../harness/page'
import { startSession } from '../harness/session'

const track = (properties: object = {}, event = 'A'): Event => ({
  type: 'track',
  event,
  properties,
  messageId: `m-${event}`
})

const outcomesOf = (told: ReturnType<typeof listen>): string[] =>
  told.map(({ type }) => type).filter((type) => type !== 'problem' && type !== 'session')

const twice: NonNullable<Options['subscriptions']> = [
  ...presets,
  ...presetsWith('trackEvent', { event_name: { '@path': '$.none' } })
]

it('an event that no mapping takes is told as unmatched, once, and said once per name', async () => {
  const { calls } = await connect({}, await onNewPage())
  const told = listen()
  for (let count = 0; count < 3; count += 1) calls({ type: 'alias', messageId: `m${count}` })
  expect(told).toEqual(
    [0, 1, 2].map((count) => ({ type: 'unmatched', event: 'alias', messageId: `m${count}` }))
  )
  expect(said()).toEqual(['[Intercom Web (Actions)] alias: no mapping matches. 3 are on.'])
})

it('stops saying that no mapping takes an event after 100 names', async () => {
  const subscriptions = presets.slice(1)
  const { calls } = await connect({ subscriptions }, await onNewPage())
  for (let count = 0; count < 150; count += 1) calls(track({}, `E${count}`))
  expect(said()).toHaveLength(100)
})

it.each<[string, typeof twice, Event, string[]]>([
  ['is sent by one mapping', presets, track({ cart: {} }), ['sent']],
  ['is sent by one mapping and dropped by another', twice, track(), ['sent']],
  ['is dropped by its only mapping', presets, track({}, ''), ['dropped']],
  ['is dropped by two mappings', twice, track({}, ''), ['dropped']],
  ['has no company', presets, { type: 'group', messageId: 'm' }, ['dropped']]
])('an event has one outcome if it %s', async (_, subscriptions, event, outcomes) => {
  const { calls } = await connect({ subscriptions }, await onNewPage())
  const told = listen()
  calls(event)
  expect(outcomesOf(told)).toEqual(outcomes)
})

it.each([
  ['the options', () => ({ debug: true })],
  [
    'the storage of the browser',
    () => (localStorage.setItem('intercom-destination:debug', '1'), {})
  ]
])('shows its messages, and a line for each event, if %s say so', async (_, toOptions) => {
  const info = jest.spyOn(console, 'info').mockReturnValue()
  const off = { ...presets[0], name: 'Odd', subscribe: 'oops' }
  const { calls } = await connect(
    { subscriptions: [...presets, off], ...toOptions() },
    await onNewPage()
  )
  calls(track({ a: 1, cart: {} }, 'Order Completed'))
  calls({ type: 'identify', userId: 'u', traits: { name: 'S3CRET' }, messageId: 'i' })
  expect(
    info.mock.calls.flat().map((text) => `${text}`.replace('[Intercom Web (Actions)] ', ''))
  ).toEqual([
    'mapping "Odd": skipped: its trigger is invalid. Correct it.',
    expect.stringContaining('trackEvent event_metadata "cart": left out'),
    'track "Order Completed" → Track Event → trackEvent "Order Completed" (1 key; left out: cart)',
    'identify → Identify User → update (2 keys)'
  ])
  localStorage.clear()
})

it('tells an inspector what it is, and of its last 20 events', async () => {
  const plugin = await onNewPage()
  const { plugins } = await connect({ appId: 'abc' }, plugin)
  for (let count = 0; count < 25; count += 1) perform(plugins, contextOf(track({}, `E${count}`)))
  const inspect = jest.fn()
  window.dispatchEvent(new CustomEvent('intercom-destination:inspect', { detail: inspect }))
  const [[inspection]] = inspect.mock.calls as [[{ recent: object[]; session: () => object }]]
  expect(inspect).toHaveBeenCalledTimes(1)
  expect(inspection).toMatchObject({ settings: { appId: 'abc' }, subscriptions: presets })
  expect(inspection.session()).toEqual({ keys: [], updates: 19 })
  expect(inspection.recent).toHaveLength(20)
  expect(inspection.recent.at(-1)).toMatchObject({
    event: 'track "E24"',
    messageId: 'm-E24',
    mappings: ['Track Event'],
    commands: ['Track Event → trackEvent "E24" (0 keys)'],
    fate: { outcome: 'sent' }
  })
  page.Intercom = undefined
})

it('each event that waits for the Messenger has an outcome, however many there are', async () => {
  const { send } = await startSession({}, { source: await onNewPage() })
  const told = listen()
  for (let count = 0; count < 600; count += 1) {
    send({ type: 'identify', userId: 'u', traits: { name: `${count}` }, messageId: `i${count}` })
    send({ ...track(), messageId: `m${count}` })
  }
  takeOver()
  send(track({}, 'Last'))
  expect(outcomesOf(told)).toHaveLength(1201)
})

it('an event is told as dropped on a page with another App ID', async () => {
  jest.spyOn(console, 'warn').mockReturnValue()
  Object.assign(page, { intercomSettings: { app_id: 'other' }, Intercom: jest.fn() })
  const told = listen()
  const { send } = await startSession({}, { source: await onNewPage() })
  send(track())
  expect(outcomesOf(told)).toEqual(['dropped'])
})

it('an event that one trigger throws on is told as sent if another one takes it', async () => {
  const odd = { ...presets[0], name: 'Odd', subscribe: 'properties.odd = "x"' }
  const { plugins } = await connect({ subscriptions: [odd, ...presets] }, await onNewPage())
  const told = listen()
  const context = contextOf(track())
  const get = (): never => {
    throw new Error()
  }
  context.event.properties = Object.defineProperty({}, 'odd', { get })
  perform(plugins, context)
  expect(outcomesOf(told)).toEqual(['sent'])
})

it('an inspector sees what became of an event on a page that was left and came back', async () => {
  const { send } = await startSession({}, { source: await onNewPage() })
  const told = listen()
  send(track())
  for (const name of ['pagehide', 'pageshow'] as const) turn(name)
  takeOver()
  send(track({}, 'Last'))
  expect(outcomesOf(told)).toEqual(['kept', 'sent', 'sent'])
  const inspect = jest.fn<unknown, [{ recent: object[] }]>()
  window.dispatchEvent(new CustomEvent('intercom-destination:inspect', { detail: inspect }))
  expect(inspect.mock.calls[0]![0].recent).toMatchObject(
    ['m-A', 'm-Last'].map((messageId) => ({ messageId, fate: { outcome: 'sent' } }))
  )
})
