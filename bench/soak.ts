import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { measureHeap } from './memory/soak'
import { toSvg } from './report/plot'
import { describeMachine, saveResults } from './report/results'
import { toTables } from './report/tables'
import { updateDocument } from './report/updateDocument'

const assets = path.resolve(__dirname, '../docs/assets')

/** `npm run soak`: exits with 1 if a page keeps more than it may; writes what `npm run bench` writes, and a plot. */
async function run(): Promise<void> {
  const soakMachine = describeMachine()
  const soak = await measureHeap()
  const results = await saveResults({ soakMachine, soak })
  mkdirSync(assets, { recursive: true })
  writeFileSync(
    path.join(assets, 'heap.svg'),
    toSvg({
      title: 'Heap of a page in the course of 100,000 events, after a garbage collection',
      xLabel: 'events',
      yLabel: 'kB',
      log: false,
      series: soak.events.map(({ situation, heap }) => ({
        name: situation.replace('events, ', ''),
        points: heap.map(([count, bytes]) => [count, bytes / 1000])
      }))
    })
  )
  await updateDocument(results)
  console.log(toTables(results).soak)
  const over = [...soak.events, ...soak.loads].filter(({ growth }) => growth >= soak.limit)
  if (over.length > 0)
    throw new Error(`Over the limit: ${over.map((one) => one.situation).join('; ')}`)
}

void run().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
