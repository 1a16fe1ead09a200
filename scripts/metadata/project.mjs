import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a file of this project. */
export const inProject = (...names) =>
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..', ...names)
