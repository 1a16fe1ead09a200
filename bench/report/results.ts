import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import path from 'node:path'
import type { SoakResult } from '../memory/soakResult'
import type { DispatchResult } from '../micro/dispatch'
import type { GrowthResult } from '../micro/growth'
import type { LoadingResult } from '../page/measureLoading'
import type { PageResult } from '../page/measurePage'
import type { BytesResult } from '../size/bytes'
import { writeFormatted } from './writeFormatted'

/** What a run was made with. */
export interface Machine {
  processor: string
  cores: number
  memory: string
  node: string
  date: string
  /** Processes that wanted a core in the minute before, on average: more than there are cores is a busy machine. */
  loadBefore: number
}

/** What `bench/results.json` holds: the last run of each part. */
export interface Results {
  machine?: Machine
  dispatch?: DispatchResult[]
  growth?: GrowthResult[]
  bytes?: BytesResult
  page?: PageResult
  loading?: LoadingResult
  soakMachine?: Machine
  soak?: SoakResult
}

const file = path.resolve(__dirname, '../results.json')

/** What this machine is, and how busy. */
export const describeMachine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  loadBefore: Math.round(loadavg()[0]! * 10) / 10
})

const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value

/** Replaces these parts of the file and gives all of it, numbers to four digits. */
export async function saveResults(parts: Results): Promise<Results> {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
  const text = JSON.stringify({ ...before, ...parts }, rounded)
  await writeFormatted(file, text)
  return JSON.parse(text) as Results
}
