import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'

/** Writes a file as Prettier formats it, so that what a run makes passes `npm run check:format`. */
export async function writeFormatted(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
