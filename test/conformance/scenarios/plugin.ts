import {
  boot,
  earlier,
  event,
  live,
  nobody,
  renewed,
  run,
  sent,
  stateOf,
  update,
  type Scenario,
  type Scenarios
} from '../scenario'

const isReal = { until: "typeof Intercom === 'function' && !Intercom.q" }

const ofA = { user_id: 'a', email: 'a@example.com' }
const identifyA = "analytics.identify('a', { email: 'a@example.com' })"

const resetAfter = (...calls: string[]) => run([...calls, 'analytics.reset()'].join(';'))

const scenarios: Scenarios = {
  'a page view and an identify before the Messenger are one ping, and events follow it in order': {
    frame: 'held',
    steps: [
      run(`analytics.page(); ${identifyA}; analytics.track('One'); analytics.track('Two')`),
      { until: "Intercom.q.filter(([name]) => name === 'trackEvent').length === 2" },
      'takeOver'
    ],
    sent: [boot(ofA), event('One', 1, ofA, {}), event('Two', 1, ofA, {})]
  },
  'a reset on a login page, before the Messenger has come, leaves no cookie of the last visit': {
    frame: 'held',
    cookies: earlier,
    steps: [resetAfter()],
    sent: [],
    leaves: { ...nobody, storage: [] }
  },
  'a reset while the first ping is on its way loses no event': {
    pings: 700,
    steps: [
      isReal,
      resetAfter(identifyA, "analytics.track('Seen')", "analytics.track('Logged Out')"),
      sent(5)
    ],
    sent: [
      boot(),
      update(ofA, 1),
      event('Seen', 1, ofA, {}),
      event('Logged Out', 1, ofA, {}),
      boot()
    ],
    leaves: renewed
  },
  'a reset while the first ping is on its way loses no event that nothing follows': {
    pings: 700,
    steps: [isReal, resetAfter("analytics.track('Seen')"), sent(3)],
    sent: [boot(), event('Seen', 1, {}, {}), boot()],
    leaves: renewed
  },
  'three identifies shortly before a reset leave, one ping after the other': {
    pings: 700,
    steps: [
      isReal,
      resetAfter(
        identifyA,
        "analytics.identify('a', { name: 'Ada' })",
        "analytics.identify('a', { phone: '1' })"
      ),
      sent(5)
    ],
    sent: [
      boot(),
      update(ofA, 1),
      update({ ...ofA, name: 'Ada' }, 1),
      update({ ...ofA, name: 'Ada', phone: '1' }, 1),
      boot()
    ],
    leaves: renewed
  },
  'with loadOn interaction nothing leaves before the visitor does something, and then all of it': {
    plugin: { loadOn: 'interaction' },
    steps: [
      run(`${identifyA}; analytics.track('Early')`),
      { until: "Intercom.q.some(([name]) => name === 'trackEvent')" },
      'press',
      isReal
    ],
    sent: [boot(ofA), event('Early', 1, ofA, {})]
  },
  'an event that the Messenger holds for its first answer comes on the next page, too': {
    pings: 'held',
    steps: [
      isReal,
      sent(1),
      run("analytics.track('On the first page')"),
      { until: 'sessionStorage.length === 0 && performance.now() > 0' },
      'reload',
      isReal,
      sent(2),
      'accept',
      'accept'
    ],
    sent: [boot(), boot(), event('On the first page', 2, {}, {})],
    leaves: { ...live(2), storage: [...stateOf.first, ...stateOf.second] }
  },
  'when the page stops the destination, no cookie and no storage is left, and nothing leaves': {
    steps: [
      isReal,
      'settle',
      run("dispatchEvent(new Event('intercom-destination:stop'))"),
      run(`${identifyA}; analytics.track('Stopped'); analytics.reset()`)
    ],
    sent: [boot()],
    leaves: { ...nobody, storage: [] }
  }
}

/** What is sent is the same in all builds, but for a setting that Segment adds. */
const ofPlugin = (scenario: Scenario): Scenario => ({
  plugin: {},
  ...scenario,
  in2021: {
    because: "it takes Segment's installation_type for an attribute",
    sent: scenario.sent.map((one) =>
      one.kind === 'event' ? one : { ...one, data: { installation_type: 's', ...one.data } }
    )
  }
})

/** What the session promises, by what leaves the page, by cookies and by storage. */
export const plugin: Scenarios = Object.fromEntries(
  Object.entries(scenarios).map(([name, scenario]) => [`the plugin: ${name}`, ofPlugin(scenario)])
)
