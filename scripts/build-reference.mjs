/** Writes docs/reference/ from the types of the package's doors and the messages of its source. It is not committed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { inProject } from './metadata/project.mjs'
import { toMessages } from './reference/toMessages.mjs'
import { toReference } from './reference/toReference.mjs'

const pages = {
  package: { title: 'segment-intercom-web', file: 'src/index.ts' },
  messenger: { title: 'segment-intercom-web/messenger', file: 'src/messenger/index.ts' },
  react: { title: 'segment-intercom-web/react', file: 'src/react.ts' },
  events: {
    title: 'DOM events',
    file: 'src/types.ts',
    only: ['DestinationEvent'],
    events: 'WindowEventMap',
    intro: `The plugin and your page talk by events on \`window\`. What to do with them: [What the page can
hear](../loading.md#what-the-page-can-hear), [Consent](../consent.md).`
  }
}

/** Writes a page for each door of the package, one for its events and one for its messages. */
export async function buildReference() {
  await mkdir(inProject('docs/reference'), { recursive: true })
  const files = Object.values(pages).map(({ file }) => inProject(file))
  for (const [name, page] of Object.entries(pages))
    await writeFile(inProject(`docs/reference/${name}.md`), toReference(page, files))
  await writeFile(inProject('docs/reference/messages.md'), toMessages())
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildReference()
