/**
 * `npm start`: builds what is missing and serves the playground on http://localhost:4173, or on `PORT`. It is built into
 * playground/dist, or into the folder that is given.
 */
import path from 'node:path'
import { buildPlayground, servePlayground } from './build-playground.mjs'

const [, , folder] = process.argv
const asked = process.env.PORT ?? '4173'
const port = Number(asked)

const explain = (error) =>
  /address already in use/.test(error.message)
    ? `Port ${port} is taken. Stop what runs there, or choose another one: PORT=${port + 1} npm start`
    : error.message

try {
  if (!/^\d+$/.test(asked) || port > 65_535)
    throw new Error('PORT is not a number from 0 to 65535. Correct it.')
  const started = performance.now()
  const { url } = await servePlayground(await buildPlayground(folder && path.resolve(folder)), port)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`The playground is at ${url} (built in ${seconds} s). Stop it with Ctrl+C.`)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
