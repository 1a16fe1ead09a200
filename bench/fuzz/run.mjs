// Runs the fuzz of test/unit/fuzz.test.ts for longer: `node bench/fuzz/run.mjs [events] [seed]`.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'

const [events = '200000', seed = `${randomInt(2 ** 31)}`] = process.argv.slice(2)
if (![events, seed].every((argument) => /^\d+$/.test(argument))) {
  console.error('Usage: npm run fuzz -- [events] [seed], both whole numbers.')
  process.exit(2)
}

console.log(`${events} events with the seed ${seed}. To repeat: npm run fuzz -- ${events} ${seed}`)
const root = path.resolve(import.meta.dirname, '../..')
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    '--selectProjects=unit',
    '--coverage=false',
    '--testPathPatterns=test/unit/fuzz.test.ts'
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_EVENTS: events, FUZZ_SEED: seed } }
)
process.exit(status ?? 1)
