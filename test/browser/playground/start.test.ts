import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

jest.setTimeout(60_000)

const running = new Set<ChildProcess>()
// Of its own: other tests use what was built last.
const folder = mkdtempSync(path.join(tmpdir(), 'playground-'))
afterEach(() => {
  for (const child of running) child.kill()
  running.clear()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `npm start`'s script until it says something that matches, or ends, and gives what it said. */
function start(PORT: string, until: RegExp): Promise<string> {
  const child = spawn(process.execPath, ['scripts/start.mjs', folder], {
    env: { ...process.env, PORT }
  })
  running.add(child)
  return new Promise((resolve) => {
    let said = ''
    const hear = (text: Buffer): void => {
      said += text.toString()
      if (until.test(said)) resolve(said)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => resolve(`${said}exit ${code}`))
  })
}

const listen = () =>
  new Promise<http.Server>((resolve) => {
    const server = http.createServer().listen(0, '127.0.0.1', () => resolve(server))
  })

it('serves the playground at the address that it prints', async () => {
  const said = await start('0', /Stop it with/)
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said) ?? []
  const answer = await fetch(url)
  expect(await answer.text()).toContain('<title>Playground')
  expect((await fetch(`${url}/../package.json`)).status).toBe(404)
  expect((await fetch(`${url}/%2e%2e/package.json`)).status).toBe(404)
})

it('says so if the port is taken', async () => {
  const server = await listen()
  const { port } = server.address() as AddressInfo
  const said = await start(String(port), /never/)
  server.close()
  expect(said).toContain(`Port ${port} is taken.`)
  expect(said).toContain('exit 1')
})

it('says so if PORT is no port', async () => {
  expect(await start('http', /never/)).toContain('PORT is not a number from 0 to 65535')
})
