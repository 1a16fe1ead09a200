import { measureMemory } from './measureMemory'
import { buildCandidates } from './micro/build'
import { measureDispatch, measureGrowth } from './micro/measure'
import { measureLoading } from './page/measureLoading'
import { measureLighthouse } from './page/measureLighthouse'
import { measurePage } from './page/measurePage'

type Rows = Record<string, unknown>[]

/** What can be measured, each with a table. All but the micro parts look at what was built last. */
const parts: Record<string, { title: string; measure: () => Promise<Rows> }> = {
  dispatch: {
    title: 'Events per second, against the npm runtime and the floor',
    measure: async () => measureDispatch(await buildCandidates(), 80)
  },
  growth: {
    title: 'µs per event while something grows, and the exponent between the two largest sizes',
    measure: async () => measureGrowth(await buildCandidates())
  },
  page: {
    title: 'ms from analytics.load on, on a processor four times slower',
    measure: () => measurePage(11)
  },
  loading: {
    title: 'What Intercom costs a page, by loadOn, until the visitor acts',
    measure: () => measureLoading(3)
  },
  lighthouse: {
    title: "Lighthouse's score for the performance on a phone, by loadOn. It is downloaded for it",
    measure: () => measureLighthouse(3)
  },
  memory: { title: 'kB of heap after 100,000 events or 1,000 loads', measure: measureMemory }
}

// They are long, or need the network.
const onDemand = ['memory', 'lighthouse']

/** `npm run bench` measures most, `npm run bench -- PART…` only these. */
async function bench(asked: string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new Error(
      `No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`
    )
  const usual = Object.keys(parts).filter((name) => !onDemand.includes(name))
  const names = asked.length > 0 ? asked : usual
  for (const name of names) {
    const { title, measure } = parts[name]!
    const rows = await measure()
    console.log(`\n${title}`)
    console.table(rows)
  }
}

void bench(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
