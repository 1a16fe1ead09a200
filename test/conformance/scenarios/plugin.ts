import {
  boot,
  device,
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

const hasNoState = "!Object.keys(localStorage).some((name) => name.startsWith('intercom.'))"

const stop = "dispatchEvent(new Event('intercom-destination:stop'))"

const swapBody = "document.body.replaceWith(document.createElement('body'))"

/** The first script element of Intercom's asks for a file that is missing. */
const failOnce = `
  const { append } = Element.prototype
  Element.prototype.append = function (...nodes) {
    for (const node of nodes)
      if (node.src?.includes('/widget/')) {
        node.src = 'https://widget.intercom.io/missing'
        Element.prototype.append = append
      }
    append.apply(this, nodes)
  }
`

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
    cookies: [...earlier, device],
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
  'a reset before the Messenger has come loses no event': {
    frame: 'held',
    steps: [
      resetAfter(identifyA, "analytics.track('Seen')"),
      { until: "Intercom.q.some(([name]) => name === 'trackEvent')" },
      'takeOver',
      sent(3)
    ],
    sent: [boot(ofA), event('Seen', 1, ofA, {}), boot()],
    leaves: renewed
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
  'a page that swaps its body has the same visitor, and loses no event': {
    steps: [
      isReal,
      'settle',
      run(`${swapBody}; analytics.track('Since')`),
      { until: "!Intercom.q && document.querySelector('#intercom-frame')" },
      sent(3)
    ],
    sent: [boot(), boot({}, 1), event('Since', 1, {}, {})]
  },
  'a page that swaps its body while the Messenger is on its way loses no event': {
    frame: 'held',
    steps: [
      run("analytics.track('Before')"),
      { until: "Intercom.booted && Intercom.q.some(([name]) => name === 'trackEvent')" },
      run(`${swapBody}; analytics.track('Since')`),
      { until: "document.querySelector('#intercom-frame')" },
      'takeOver',
      sent(3)
    ],
    sent: [boot(), event('Before', 1, {}, {}), event('Since', 1, {}, {})]
  },
  'after a failure of the script, a call that opens something loads it, and opens': {
    before: failOnce,
    steps: [
      run(`${identifyA}; Intercom('onShow', () => notes.push('shown'))`),
      { until: 'Intercom.failed' },
      run("Intercom('show')"),
      { until: "notes.includes('shown')" }
    ],
    sent: [boot(ofA)],
    notes: ['shown']
  },
  'when the page stops the destination during a ping, no storage is left': {
    pings: 'held',
    steps: [isReal, sent(1), run(stop), { until: hasNoState }, 'accept', 'settle'],
    sent: [boot()],
    leaves: { ...nobody, storage: [] }
  },
  'when the page stops the destination, no cookie and no storage is left, and nothing leaves': {
    cookies: [device],
    steps: [
      isReal,
      'settle',
      run(stop),
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
