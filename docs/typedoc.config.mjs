import { existsSync, readFileSync } from 'node:fs'
import { CommentTag, ReflectionKind } from 'typedoc'

const inDocs = (name) => new URL(name, import.meta.url)
const { exports } = JSON.parse(readFileSync(inDocs('../package.json'), 'utf8'))

/** The doors of the package that have types, as the files of the source that they are built from. */
const entryPoints = Object.keys(exports)
  .filter((door) => exports[door].import)
  .map((door) => door.slice(2) || 'index')
  .map((name) =>
    [`../src/${name}.ts`, `../src/${name}/index.ts`].find((file) => existsSync(inDocs(file)))
  )

/** What most people look for comes first, under the name that the documents import it by. */
function defaultFirst({ converter }) {
  converter.on('resolveBegin', ({ project }) => {
    const variables = project.getReflectionsByKind(ReflectionKind.Variable)
    const entry = variables.find(({ name }) => name === 'default')
    entry.name = 'intercomDestination'
    entry.comment.blockTags.push(
      new CommentTag('@group', [{ kind: 'text', text: 'Default export' }])
    )
  })
}

/** The reference of what the package's doors export. It is not committed. */
export default {
  entryPoints,
  groupOrder: ['Default export', 'Variables', 'Functions', 'Interfaces', 'Type Aliases'],
  tsconfig: '../tsconfig.json',
  // npm run check:types looks for errors.
  skipErrorChecking: true,
  logLevel: 'Error',
  plugin: ['typedoc-plugin-markdown', defaultFirst],
  out: 'reference',
  readme: 'none',
  router: 'module',
  sort: ['source-order'],
  disableSources: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: {
    module: ({ name }) => `segment-intercom-web${name === 'index' ? '' : `/${name}`}`
  },
  interfacePropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  parametersFormat: 'table',
  tableColumnSettings: { hideInherited: true }
}
