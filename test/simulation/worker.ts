import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from './simulate'

/** Runs its share of the seeds, and tells the first failure. */
console.debug = () => undefined
const { first, count } = workerData as { first: number; count: number }
void simulate(first, count).then((failure) => parentPort?.postMessage(failure))
