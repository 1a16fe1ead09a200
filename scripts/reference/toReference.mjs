import ts from 'typescript'
import { inProject } from '../metadata/project.mjs'
import { toEvents, toSection } from './toSection.mjs'

const { config } = ts.readConfigFile(inProject('tsconfig.json'), ts.sys.readFile)
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inProject())

let program

const exportsOf = (file, files) => {
  program ??= ts.createProgram(files, options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(inProject(file))
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source)).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    checker
  }))
}

/** The reference of what a file exports, in Markdown: each export with its comment, its members and its type. */
export function toReference({ title, file, only, events, intro }, files) {
  const sections = exportsOf(file, files)
    .filter(({ name }) => !only || only.includes(name))
    .map(toSection)
  return [
    `<!-- Written by \`npm run build:reference\` from ${file}. Edit that. -->`,
    `# ${title}`,
    intro ?? `What \`${title}\` exports, from its types.`,
    ...(events
      ? [toEvents(program.getSourceFile(inProject(file)), events, program.getTypeChecker())]
      : []),
    ...sections
  ].join('\n\n')
}
