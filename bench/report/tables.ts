import type { HeapCourse } from '../memory/soakResult'
import type { DispatchResult } from '../micro/dispatch'
import type { PageTimes } from '../page/measurePage'
import { loadingTable } from './loadingTables'
import { kilobytes, ms, table } from './markdown'
import type { Machine, Results } from './results'

const thousands = (value: number) => Math.round(value).toLocaleString('en')
const times = (value: number) => `${value.toFixed(2)}×`
const percent = (part: number) => `${Math.round(part * 100)} %`

const machineText = (machine: Machine, browser?: string) =>
  `Run of ${machine.date} on ${machine.processor}, ${machine.cores} cores, ${machine.memory}; Node ${machine.node}` +
  (browser ? `, ${browser}` : '') +
  `. Load before it began: ${machine.loadBefore}.`

const dispatchTable = (results: DispatchResult[]) =>
  table(
    [
      'Event',
      'Mappings',
      'of which match',
      'ours',
      'npm runtime',
      'floor',
      'against npm',
      'over the floor'
    ],
    results.map(({ event, mappings, matching, eventsPerSecond, ...ratios }) => [
      event,
      mappings,
      matching,
      thousands(eventsPerSecond.ours),
      thousands(eventsPerSecond.npmRuntime),
      thousands(eventsPerSecond.floor),
      times(ratios.againstNpmRuntime),
      percent(ratios.overFloor)
    ])
  )

const targetsTable = ({ dispatch = [], growth = [], bytes }: Results) => {
  const of = (mappings: number, matching: number) =>
    dispatch.filter((line) => line.mappings === mappings && line.matching === matching)
  const line = (
    target: string,
    values: [string, number][],
    show: (value: number) => string,
    isMet: (value: number) => boolean
  ) => {
    const missed = values.filter(([, value]) => !isMet(value)).map(([name]) => name)
    const sorted = values.map(([, value]) => value).sort((a, b) => a - b)
    return [
      target,
      `${show(sorted[0]!)} to ${show(sorted[sorted.length - 1]!)}`,
      missed.length === 0 ? 'met' : `not met: ${[...new Set(missed)].join('; ')}`
    ]
  }
  const ratios = (lines: DispatchResult[]): [string, number][] =>
    lines.map(({ event, againstNpmRuntime }) => [event, againstNpmRuntime])
  const overheads = dispatch.map(({ event, overFloor }): [string, number] => [event, overFloor])
  return table(
    ['Target', 'Measured, least to most', ''],
    [
      line(
        '50 mappings, one matches: at least 2× the npm runtime',
        ratios(of(50, 1)),
        times,
        (n) => n >= 2
      ),
      line(
        '50 mappings, all match: at least 2× the npm runtime',
        ratios(of(50, 50)),
        times,
        (n) => n >= 2
      ),
      line('3 mappings: not slower than the npm runtime', ratios(of(3, 1)), times, (n) => n >= 1),
      line('At most 25 % over the floor', overheads, percent, (part) => part <= 0.25),
      line(
        'Growth linear: exponent between the two largest sizes at most 1.1',
        growth.map(({ of: what, lastExponent }) => [what, lastExponent]),
        (n) => n.toFixed(2),
        (n) => n <= 1.1
      ),
      ...(bytes
        ? [
            [
              'CDN file at most 13,800 bytes at gzip -9',
              thousands(bytes.gzip),
              bytes.gzip <= 13_800 ? 'met' : 'not met'
            ]
          ]
        : [])
    ]
  )
}

const significant = (values: number[]) =>
  values.map((value) => value.toLocaleString('en', { maximumSignificantDigits: 3 })).join(' / ')

const growthTable = ({ growth = [] }: Results) =>
  table(
    [
      'Number of',
      'Sizes',
      'ours, µs per event',
      'npm runtime, µs',
      'floor, µs',
      'exponent, all sizes',
      'the two largest',
      'of the floor'
    ],
    growth.map(({ of, sizes, microseconds, exponent, lastExponent, lastExponentOfFloor }) => [
      of,
      sizes.map(thousands).join(' / '),
      significant(microseconds.ours),
      significant(microseconds.npmRuntime),
      significant(microseconds.floor),
      exponent.toFixed(2),
      lastExponent.toFixed(2),
      lastExponentOfFloor.toFixed(2)
    ])
  )

const bytesTable = ({ bytes }: Results) => {
  if (!bytes) return ''
  const owners = table(
    ['Whose', 'Bytes', 'Part', 'Smaller at gzip -9 without it'],
    [
      ...bytes.owners.map(({ owner, bytes: own, gzipLess }) => [
        owner,
        thousands(own),
        percent(own / bytes.bytes),
        thousands(gzipLess)
      ]),
      ['all', thousands(bytes.bytes), percent(1), `${thousands(bytes.gzip)} (the whole file)`]
    ]
  )
  const files = table(
    ['Module', 'Whose', 'Bytes'],
    bytes.files.map(({ file, owner, bytes: own }) => [`\`${file}\``, owner, thousands(own)])
  )
  return `${owners}\n\n<details><summary>Every module</summary>\n\n${files}\n\n</details>`
}

const pageTable = ({ page }: Results) => {
  if (!page) return ''
  const names = {
    noPlugin: 'no plugin',
    blocked: 'the plugin, the Messenger blocked',
    plugin: 'the plugin and a Messenger'
  }
  const row = (name: keyof typeof names, own: PageTimes) => [
    names[name],
    ms(own.boot),
    ms(own.ready),
    ms(own.firstPing),
    ms(own.firstEvent),
    own.longTasks,
    ms(own.longTasksTotal)
  ]
  const { median, least, most } = page.script
  return (
    `Compiling and running the CDN file: ${ms(median)} (${ms(least)} to ${ms(most)}). ` +
    `${page.browser}, ${page.rounds} rounds, a processor that looks ${page.throttling} times slower.\n\n` +
    table(
      [
        'Page',
        '`boot` queued',
        '`ready()`',
        "Messenger's first request",
        "first event's request",
        'long tasks',
        'together'
      ],
      (Object.keys(names) as (keyof typeof names)[]).map((name) => row(name, page.pages[name]))
    )
  )
}

const soakTable = ({ soak }: Results) => {
  if (!soak) return ''
  const row = ({ situation, heap, growth }: HeapCourse) => {
    const [from, to] = [heap.find(([count]) => count > 0)!, heap[heap.length - 1]!]
    return [
      situation,
      `${kilobytes(from[1])} after ${thousands(from[0])}`,
      `${kilobytes(to[1])} after ${thousands(to[0])}`,
      kilobytes(growth),
      growth < soak.limit ? 'met' : 'not met'
    ]
  }
  return table(
    ['Situation', 'From', 'To', 'Growth', `Under ${kilobytes(soak.limit)}`],
    [...soak.events, ...soak.loads].map(row)
  )
}

/** The generated parts of docs/performance.md, by the name that their markers have. */
export function toTables(results: Results): Record<string, string> {
  const { machine, soakMachine, dispatch, page, soak } = results
  return {
    machine: machine ? machineText(machine, page?.browser) : '',
    targets: targetsTable(results),
    dispatch: dispatch ? dispatchTable(dispatch) : '',
    growth: growthTable(results),
    bytes: bytesTable(results),
    page: pageTable(results),
    loading: loadingTable(results),
    soak:
      soakMachine && soak
        ? `${machineText(soakMachine, soak.browser)}\n\n${soakTable(results)}`
        : ''
  }
}
