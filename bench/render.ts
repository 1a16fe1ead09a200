import { saveResults } from './report/results'
import { updateDocument } from './report/updateDocument'

/** `node bench/run.mjs render`: writes the tables of docs/performance.md again, from what was measured last. */
void saveResults({}).then(updateDocument)
