/** The reference of what the package's doors export. It is not committed. */
export default {
  entryPoints: [
    '../src/index.ts',
    '../src/messenger/index.ts',
    '../src/react.ts',
    '../src/launcher/index.ts'
  ],
  tsconfig: '../tsconfig.json',
  // npm run check:types looks for errors.
  skipErrorChecking: true,
  logLevel: 'Error',
  plugin: ['typedoc-plugin-markdown'],
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
  parametersFormat: 'table'
}
