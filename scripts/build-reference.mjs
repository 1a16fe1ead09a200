/** Writes docs/reference/ from the types of the package's doors. It is not committed. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { inProject } from './metadata/project.mjs'
import { toReference } from './reference/toReference.mjs'

const doors = {
  package: { title: 'segment-intercom-web', file: 'src/index.ts' },
  messenger: { title: 'segment-intercom-web/messenger', file: 'src/messenger.ts' },
  react: { title: 'segment-intercom-web/react', file: 'src/react.ts' },
  events: {
    title: 'DOM events',
    file: 'src/types.ts',
    only: ['DestinationEvent'],
    intro: `The plugin tells your page what happens by events of the name \`intercom-destination\` on \`window\`. To end everything
of Intercom's on the page, dispatch \`intercom-destination:stop\`; to resume, \`intercom-destination:start\`.`
  }
}

/** Writes a page for each door that there is. */
export async function buildReference() {
  await mkdir(inProject('docs/reference'), { recursive: true })
  const there = Object.entries(doors).filter(([, { file }]) => existsSync(inProject(file)))
  const files = there.map(([, { file }]) => inProject(file))
  for (const [name, door] of there)
    await writeFile(inProject(`docs/reference/${name}.md`), toReference(door, files))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildReference()
