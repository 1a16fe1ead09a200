import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildCandidates } from './micro/build'
import { measureDispatch } from './micro/dispatch'
import { measureGrowth } from './micro/growth'
import { measureLoading } from './page/measureLoading'
import { measurePage } from './page/measurePage'
import { toSvg } from './report/plot'
import { describeMachine, saveResults } from './report/results'
import { toTables } from './report/tables'
import { updateDocument } from './report/updateDocument'
import { measureBytes } from './size/bytes'

const assets = path.resolve(__dirname, '../docs/assets')

/** `npm run bench`: measures, prints, and writes bench/results.json, docs/performance.md and its plot. */
async function bench(): Promise<void> {
  const machine = describeMachine()
  const bytes = measureBytes()
  const candidates = await buildCandidates()
  const dispatch = await measureDispatch(candidates, 80)
  const growth = await measureGrowth(candidates)
  const page = await measurePage(11)
  const loading = await measureLoading(3)
  const results = await saveResults({ machine, bytes, dispatch, growth, page, loading })
  mkdirSync(assets, { recursive: true })
  writeFileSync(
    path.join(assets, 'growth.svg'),
    toSvg({
      title: 'Time of one event (and the exponent between the two largest sizes)',
      xLabel: 'how many there are (logarithmic)',
      yLabel: 'µs (logarithmic)',
      log: true,
      series: (results.growth ?? []).map(({ of, sizes, microseconds, lastExponent }) => ({
        name: `${of} (${lastExponent.toFixed(2)})`,
        points: sizes.map((size, index) => [size, microseconds.ours[index]!])
      }))
    })
  )
  await updateDocument(results)
  const {
    machine: machineLine,
    targets,
    dispatch: ratios,
    growth: exponents,
    page: times,
    loading: costs
  } = toTables(results)
  console.log([machineLine, targets, ratios, exponents, times, costs].join('\n\n'))
}

void bench().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
