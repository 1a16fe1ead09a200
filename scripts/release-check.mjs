/** Says whether this checkout can be released, and what is missing. `npm run release:check` changes nothing but dist. */
import { checks } from './release/checks.mjs'

let missing = 0
for (const [name, check] of Object.entries(checks)) {
  try {
    await check()
    console.log(`ok    ${name}`)
  } catch (error) {
    missing += 1
    console.error(`FAIL  ${name}\n      ${error.message.trim().replace(/\n/g, '\n      ')}`)
  }
}
if (missing > 0) console.error(`\n${missing} of ${Object.keys(checks).length} checks failed.`)
process.exitCode = missing > 0 ? 1 : 0
