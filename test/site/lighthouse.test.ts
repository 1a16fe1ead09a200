import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startWebHost } from './support/webHost'

interface Report {
  scores: Record<string, number>
  failed: string[]
}

it('gives the start page 95 or more in all four', async () => {
  const { url, server } = await startWebHost()
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['scripts/lighthouse.mjs', url],
      { encoding: 'utf8' }
    )
    const { scores, failed } = JSON.parse(stdout) as Report
    const low = Object.entries(scores).filter(([, score]) => score < 95)
    expect({ low, failed: low.length > 0 ? failed : [] }).toEqual({ low: [], failed: [] })
    expect(Object.keys(scores).sort()).toEqual([
      'accessibility',
      'best-practices',
      'performance',
      'seo'
    ])
  } finally {
    server.close()
  }
}, 120_000)
