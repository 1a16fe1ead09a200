import { measureLoading } from './page/measureLoading'
import { saveResults } from './report/results'
import { updateDocument } from './report/updateDocument'
import { toTables } from './report/tables'

/** `node bench/run.mjs loading`: measures only what Intercom costs a page, by `loadOn`. */
async function measure(): Promise<void> {
  const results = await saveResults({ loading: await measureLoading(3) })
  await updateDocument(results)
  console.log(toTables(results).loading)
}

void measure().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
