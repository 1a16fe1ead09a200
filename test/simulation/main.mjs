// Runs random sequences against the session: `npm run simulate -- [sequences] [seed]`.
import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'

const [sequences = '1000000', seed = `${randomInt(2 ** 30)}`] = process.argv.slice(2)
if (![sequences, seed].every((argument) => /^\d+$/.test(argument))) {
  console.error('Usage: npm run simulate -- [sequences] [seed], both whole numbers.')
  process.exit(2)
}
console.log(
  `${sequences} sequences from seed ${seed}. Again: npm run simulate -- ${sequences} ${seed}`
)

const folder = import.meta.dirname
const { outputFiles } = await build({
  entryPoints: [path.join(folder, 'worker.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false
})
const script = outputFiles[0].text

const threads = Math.min(availableParallelism(), 8)
const share = Math.ceil(Number(sequences) / threads)
const started = performance.now()

const run = (thread) =>
  new Promise((resolve, reject) => {
    const first = Number(seed) + thread * share
    const count = Math.max(Math.min(share, Number(sequences) - thread * share), 0)
    const worker = new Worker(script, { eval: true, workerData: { first, count } })
    worker.on('message', resolve)
    worker.on('error', reject)
  })

const results = await Promise.all(Array.from({ length: threads }, (_, thread) => run(thread)))
const failures = results.filter((failure) => failure !== undefined)
for (const failure of failures) console.error(`\n${failure}`)
const seconds = Math.round((performance.now() - started) / 1000)
console.log(
  `${failures.length > 0 ? 'A promise was broken' : 'Every promise was kept'}. ${seconds} s.`
)
process.exitCode = failures.length > 0 ? 1 : 0
