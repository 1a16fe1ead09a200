/** The parts of src. Each is a folder, or some files that belong together. */
const parts = {
  doors: '^src/(index|global)[.]ts$',
  destination: '^src/destination/',
  plugin: '^src/plugin/',
  presets: '^src/presets[.]ts$',
  actions: '^src/actions[.]ts$',
  trackEvent: '^src/trackEvent/',
  identifyUser: '^src/identifyUser/',
  identifyCompany: '^src/identifyCompany/',
  attributes: '^src/attributes/',
  values: '^src/values/',
  session: '^src/session/',
  browser: '^src/browser/',
  globals: '^src/browser/globals[.]ts$',
  pageSettings: '^src/browser/settings[.]ts$',
  messenger: '^src/messenger/',
  launcher: '^src/launcher/',
  react: '^src/react[.]ts$',
  inspector: '^src/inspector/',
  shims: '^src/shims/'
}

/** What every part may import. */
const base = {
  types: '^src/types[.]ts$',
  client: '^src/client[.]ts$',
  report: '^src/report[.]ts$',
  fate: '^src/fate[.]ts$',
  inspection: '^src/inspection[.]ts$'
}

const action = ['attributes', 'values']

/** What each part may import besides itself and the base, from the outside in. */
const house = {
  doors: ['destination', 'plugin', 'presets', 'globals'],
  destination: ['presets', 'actions', 'browser', 'session'],
  plugin: ['values'],
  presets: ['actions', 'attributes'],
  actions: ['trackEvent', 'identifyUser', 'identifyCompany'],
  trackEvent: action,
  identifyUser: action,
  identifyCompany: action,
  attributes: ['values'],
  browser: ['session', 'values'],
  session: ['values'],
  values: [],
  messenger: ['globals'],
  launcher: ['globals'],
  react: ['messenger'],
  inspector: ['plugin', 'values', 'globals', 'pageSettings', 'shims'],
  shims: ['values']
}

const own = '^(src|test|bench|playground|scripts)/'

const oneWay = Object.entries(house).map(([part, allowed]) => ({
  name: `${part} imports only: ${allowed.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: parts[part] },
  to: {
    path: own,
    pathNot: [parts[part], ...allowed.map((name) => parts[name]), ...Object.values(base)]
  }
}))

/** Who may import what in src: `npm run lint` checks it, and `npm run docs:house` draws it. */
module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'what every part may import imports nothing else',
      severity: 'error',
      from: { path: Object.values(base) },
      to: { path: own, pathNot: Object.values(base) }
    },
    {
      name: 'every file of src is in a part of the house',
      severity: 'error',
      from: { path: '^src/', pathNot: Object.values({ ...parts, ...base }) },
      to: {}
    },
    { name: 'no circle of files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no import of a file that is not there',
      severity: 'error',
      from: {},
      to: { path: '^[.]', pathNot: '/package[.]json$', couldNotResolve: true }
    },
    {
      name: 'only app imports app in the playground',
      severity: 'error',
      from: { path: '^playground/', pathNot: '^playground/app/' },
      to: { path: '^playground/app/' }
    },
    {
      name: 'ui imports nothing of the playground but itself',
      severity: 'error',
      from: { path: '^playground/ui/' },
      to: { path: own, pathNot: '^playground/ui/' }
    }
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^(node_modules|test)/' }
  }
}
