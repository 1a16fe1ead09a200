import {
  boot,
  device,
  earlier,
  event,
  live,
  nobody,
  note,
  renewed,
  run,
  sent,
  stateOf,
  update,
  type Scenario,
  type Scenarios,
  type Step
} from '../scenario'

const click = (selector: string) => run(`document.querySelector('${selector}').click()`)

const addButton = (id: string) =>
  run(`document.body.insertAdjacentHTML('beforeend', '<button id="${id}"><b>Chat</b></button>')`)

const isLauncherThere = `document.querySelector('[aria-label="Open Intercom Messenger"]')?.offsetWidth > 0`
const noteLauncher = run(`notes.push('launcher ' + Boolean(${isLauncherThere}))`)

const isReal = { until: "typeof Intercom === 'function' && !Intercom.q" }

const ofA = { user_id: 'a', email: 'a@example.com' }
const identifyA = "analytics.identify('a', { email: 'a@example.com' })"

const trackSeen = "analytics.track('Seen')"

const resetAfter = (...calls: string[]) => run([...calls, 'analytics.reset()'].join(';'))

const noteShown = "Intercom('onShow', () => notes.push('shown'))"
const isShown = { until: "notes.includes('shown')" }

const hasNoState = "!Object.keys(localStorage).some((name) => name.startsWith('intercom.'))"

/** Notes whether nothing of Intercom is there: a request of the page, a cookie, or what the Messenger keeps. */
const noteTraces = run(`
  const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('//widget.'))
  notes.push([asked.length, document.cookie.includes('intercom-'), ${hasNoState}].join())`)

const anonymously = (...steps: Step[]): Step[] => [
  run(`${noteShown}; ${trackSeen}`),
  'settle',
  noteTraces,
  ...steps
]

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

/** Neither the page nor the Messenger's frame shows a request. */
const hideRequests = `
  const hide = ({ performance }) => (performance.getEntriesByType = () => [])
  new MutationObserver(() => [window, ...Array.from(frames)].forEach(hide))
    .observe(document, { childList: true, subtree: true })
`

/** Each page is open 14 minutes after the one before. */
const openLater = `
  const { now } = Date
  const ms = (sessionStorage.ms = Number(sessionStorage.ms ?? 0) + 14 * 60_000)
  Date.now = () => now() + ms
`

/** Leaves the page 30 ms after the first answer, and only once. A driver is not so exact. */
const leaveAfterAnswer = `
  const { port1, port2 } = new MessageChannel()
  const leave = () => {
    dispatchEvent(new PageTransitionEvent('pagehide'))
    addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true)
    notes.push('left')
  }
  port1.onmessage = () =>
    Intercom('getVisitorId') ? setTimeout(leave, 30) : port2.postMessage('')
  port2.postMessage('')
`

const src = 'src="https://widget.intercom.io/widget/abc"'

/** Elements of Intercom's script that never run, or that fail. */
const deadElements = [
  `type="text/plain" ${src}`,
  `nomodule ${src}`,
  'async src="https://widget.intercom.io/of-another-app"',
  `integrity="sha256-of-another-file" ${src}`
].map((attributes) => `document.write('<script ${attributes}></' + 'script>')`)

/** Notes how many launchers a frame has, of ours and of Intercom, until ours is gone, and if the page moves by itself. */
const addLauncher = run(`
  new PerformanceObserver(() => notes.push('shift')).observe({ type: 'layout-shift', buffered: true })
  window.launchers = []
  const look = () => {
    const [ours, theirs] = ['intercom-launcher', '.intercom-launcher'].map(
      (selector) => document.querySelectorAll(selector).length
    )
    const frame = ours + ' ' + theirs
    if (launchers[launchers.length - 1] !== frame) launchers.push(frame)
    if (ours) requestAnimationFrame(look)
  }
  new Promise((done) => {
    const script = document.createElement('script')
    script.src = '/launcher.js'
    script.onload = done
    document.head.append(script)
  }).then(look)
`)

const pressLauncher = run(
  "document.querySelector('intercom-launcher').shadowRoot.querySelector('button').click()"
)

/** What is no command, as a page can give it to the plugin, and as it can stand in a queue that a Messenger takes over. */
const callOdd = `
  dispatchEvent(new Event('intercom-destination:call'))
  for (const detail of [Symbol(), [Symbol()], ['update', 1], ['update']])
    dispatchEvent(new CustomEvent('intercom-destination:call', { detail }))
  Intercom.q.push([], [null], [{}], [Symbol()])
`

const seen = (count: number): Step[] => [sent(count), 'settle', noteLauncher]

const scenarios: Scenarios = {
  'a reset on a login page, before the Messenger has come, leaves no cookie of the last visit': {
    frame: 'held',
    cookies: [...earlier, device],
    steps: [resetAfter()],
    sent: [],
    leaves: { ...nobody, storage: [] }
  },
  'a reset while the first ping is on its way loses no event': {
    pings: 700,
    steps: [isReal, resetAfter(identifyA, trackSeen), sent(4)],
    sent: [boot(), update(ofA, 1), event('Seen', 1, ofA, {}), boot()],
    leaves: renewed
  },
  'a reset before the Messenger has come loses no event, and shows the last person no launcher': {
    frame: 'held',
    pings: 'held',
    cookies: earlier,
    steps: [
      resetAfter(identifyA, trackSeen),
      run("analytics.identify('b'); analytics.track('Of B')"),
      'takeOver',
      sent(1),
      'accept',
      sent(2),
      noteLauncher,
      sent(3),
      'accept',
      ...seen(4)
    ],
    sent: [
      boot(ofA),
      event('Seen', 1, ofA, {}),
      boot({ user_id: 'b' }),
      event('Of B', 2, { user_id: 'b' }, {})
    ],
    notes: ['launcher false', 'launcher true'],
    leaves: renewed
  },
  'an event that the Messenger holds for its first answer comes on the next page, too': {
    pings: 'held',
    steps: [isReal, sent(1), run(trackSeen), 'reload', isReal, sent(2), 'accept', 'accept'],
    sent: [boot(), boot(), event('Seen', 2, {}, {})],
    leaves: { ...live(2), storage: [...stateOf.first, ...stateOf.second] }
  },
  'an event that may have left when the page is left right after the answer is reported, and not sent again':
    {
      pings: 'held',
      steps: [
        isReal,
        sent(1),
        run(`${leaveAfterAnswer}; ${trackSeen}`),
        'accept',
        { until: "notes.includes('left')" },
        'reload',
        isReal,
        sent(3),
        'accept'
      ],
      sent: [boot(), event('Seen', 1, {}, {}), boot({}, 1)],
      notes: ['problem trackEvent', 'left']
    },
  'what is kept passes a page without a call, and is sent if it is younger than 30 minutes': {
    plugin: { loadOn: 'interaction' },
    before: openLater,
    steps: [
      run("analytics.track('On page 1')"),
      'reload',
      'reload',
      run("analytics.track('On page 3')"),
      note('page 4'),
      'reload',
      run("Intercom('show')"),
      sent(2)
    ],
    sent: [boot(), event('On page 3', 1, {}, {})],
    notes: ['page 4', 'dropped trackEvent']
  },
  'in a browser that shows no request, events of a returning visitor are sent once': {
    before: hideRequests,
    cookies: earlier,
    steps: [
      ...[1, 2, 3, 4].flatMap((page): Step[] => [
        ...(page > 1 ? ['reload' as const] : []),
        isReal,
        run(`analytics.track('On page ${page}')`),
        { until: 'performance.now() > 2000' }
      ]),
      // If it took seconds, the event would be reported.
      resetAfter("analytics.track('Logged Out')"),
      sent(10)
    ],
    sent: [
      ...[1, 2, 3, 4].flatMap((page) => [boot({}, 'old'), event(`On page ${page}`, 'old', {}, {})]),
      event('Logged Out', 'old', {}, {}),
      boot()
    ],
    leaves: { ...live(), storage: stateOf.second }
  },
  'on a page with elements of the script that never run, all arrives': {
    before: deadElements.join(';'),
    steps: [run(trackSeen), isReal],
    sent: [boot(), event('Seen', 1, {}, {})]
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
  'a page that shuts the Messenger down, and then swaps its body, tells nobody who was there': {
    steps: [
      isReal,
      run(identifyA),
      sent(2),
      'settle',
      run("Intercom('shutdown')"),
      'settle',
      run(swapBody),
      'settle'
    ],
    sent: [boot(), update(ofA, 1)],
    leaves: { ...nobody, storage: stateOf.second }
  },
  'a Turbo visit before the first answer loses neither the person nor an event': {
    pings: 700,
    steps: [
      isReal,
      run(`${identifyA}; ${trackSeen}`),
      run("document.dispatchEvent(new Event('turbo:visit'))"),
      run(`${swapBody}; document.dispatchEvent(new Event('turbo:load'))`),
      isReal,
      run("analytics.track('Since')"),
      sent(4)
    ],
    sent: [boot(), boot(ofA), event('Seen', 2, ofA, {}), event('Since', 2, ofA, {})],
    leaves: live(2)
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
      run(`${identifyA}; ${noteShown}`),
      run("analytics.track('Lost')"),
      { until: 'Intercom.failed' },
      run("Intercom('show')"),
      isShown,
      run("analytics.track('Since')")
    ],
    sent: [boot(ofA), event('Since', 1, ofA, {})],
    notes: ['dropped update', 'dropped trackEvent', 'shown']
  },
  'when the page stops the destination during a ping, no storage is left': {
    pings: 'held',
    steps: [isReal, sent(1), run(stop), { until: hasNoState }, 'accept', 'settle'],
    sent: [boot()],
    leaves: { ...nobody, storage: [] }
  },
  'when the page stops the destination, no cookie and no storage is left, and nothing leaves': {
    cookies: [device],
    steps: [isReal, 'settle', run(`${stop}; ${identifyA}; ${trackSeen}; analytics.reset()`)],
    sent: [boot()],
    notes: ['dropped update', 'dropped trackEvent'],
    leaves: { ...nobody, storage: [] }
  },
  'when consent is withdrawn, and the next page says so before the plugin loads, nothing is left': {
    before: 'if (localStorage.denied) window.intercomSettings = { disabled: true }',
    cookies: [device],
    pings: 'held',
    steps: [
      isReal,
      sent(1),
      run(`localStorage.denied = true; ${identifyA}; ${trackSeen}`),
      'reload',
      run("notes.push('kept ' + ('segment-intercom-web:abc' in sessionStorage))"),
      run("analytics.track('Denied')")
    ],
    sent: [boot()],
    notes: ['kept false', 'dropped trackEvent'],
    leaves: { ...nobody, storage: [] }
  },
  'after a logout and a login in another tab, the next event comes as the other user': {
    steps: [
      isReal,
      run(`${identifyA}; window.tab = open('/')`),
      { until: 'tab.analytics?.initialized && tab.Intercom && !tab.Intercom.q' },
      run("tab.analytics.reset(); tab.analytics.identify('b')"),
      { until: "document.cookie.includes('visitor-2')" },
      run(`${trackSeen}; analytics.page()`),
      sent(5)
    ],
    sent: [
      boot(),
      update(ofA, 1),
      boot({ user_id: 'b' }),
      update({ user_id: 'b' }, 3),
      event('Seen', 3, { user_id: 'b' }, {})
    ],
    leaves: { ...live(3), storage: stateOf.second }
  },
  'after odd commands, a launcher opens, events arrive, and a reset logs out': {
    plugin: { activator: '#chat' },
    frame: 'held',
    steps: [
      run(`${noteShown}; ${callOdd}`),
      addButton('chat'),
      click('#chat b'),
      'takeOver',
      isShown,
      resetAfter(identifyA, "analytics.track('Seen', { size: 1n })"),
      sent(4)
    ],
    sent: [boot(), update(ofA, 1), event('Seen', 1, ofA, {}), boot()],
    notes: [...Array.from({ length: 4 }, () => 'dropped call'), 'shown', 'problem size'],
    leaves: renewed
  },
  'our launcher costs no request, and opens the Messenger once, whose launcher takes its place in the same frame':
    {
      plugin: { loadOn: 'interaction' },
      steps: [
        run(noteShown),
        addLauncher,
        'settle',
        note('pressed'),
        pressLauncher,
        pressLauncher,
        { until: "notes.includes('shown') && launchers.length > 1" },
        run("notes.push('launchers ' + launchers.join())")
      ],
      sent: [boot()],
      notes: ['pressed', 'shown', 'launchers 1 0,0 1']
    },
  "with loadOn 'identify', an anonymous visitor leaves nothing, and what was called arrives as who is identified":
    {
      plugin: { loadOn: 'identify' },
      steps: anonymously(run(identifyA), sent(2)),
      sent: [boot(ofA), event('Seen', 1, ofA, {})],
      notes: ['0,false,true']
    },
  "with loadOn 'identify', a call that opens something brings the Messenger for an anonymous visitor":
    {
      plugin: { loadOn: 'identify' },
      steps: anonymously(run("Intercom('show')"), isShown),
      sent: [boot(), event('Seen', 1, {}, {})],
      notes: ['0,false,true', 'shown']
    },
  'a launcher that this page hides stays hidden for whoever comes, and the next page shows it': {
    cookies: [device],
    steps: [
      isReal,
      run("analytics.identify('a', {}, { Intercom: { hideDefaultLauncher: true } })"),
      ...seen(2),
      run("analytics.identify('b')"),
      ...seen(3),
      resetAfter(),
      ...seen(4),
      'reload',
      ...seen(5)
    ],
    sent: [boot(), update({ user_id: 'a' }, 1), boot({ user_id: 'b' }), boot(), boot({}, 3)],
    notes: ['launcher false', 'launcher false', 'launcher false', 'launcher true'],
    leaves: { ...live(3), storage: [...stateOf.first, `${stateOf.second[0]}-abc`] }
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
