import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { poll } from './poll'

const lock = path.join(tmpdir(), 'chromium-unpacking')
const staleAfterMs = 45_000

/**
 * The Chromium of `@sparticuz/chromium`, unpacked into the temporary folder on first use. Test files
 * run in parallel and the package does not wait for an unpacking that another process has begun.
 */
export async function packedChromium(): Promise<string> {
  chromium.setGraphicsMode = false
  await poll(() => Promise.resolve(takeLock()), 'another process to unpack Chromium', staleAfterMs)
  try {
    return await chromium.executablePath()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function takeLock() {
  try {
    mkdirSync(lock)
    return true
  } catch {
    // Left behind by a process that was killed.
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > staleAfterMs) {
      rmSync(lock, { recursive: true, force: true })
      rmSync(path.join(tmpdir(), 'chromium'), { force: true })
    }
    return false
  }
}
