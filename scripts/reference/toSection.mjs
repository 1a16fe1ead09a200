import ts from 'typescript'

const inCode = (text) => `\`${text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()}\``

// A table's cell is one line.
const docOf = (symbol, checker) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim()

const withoutComments = (node) => {
  const printer = ts.createPrinter({ removeComments: true })
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
}

const isCall = (member) => ts.isMethodSignature(member) || ts.isCallSignatureDeclaration(member)

const typeOf = (member) => {
  if (!isCall(member)) return member.type ? member.type.getText() : ''
  const parameters = member.parameters.map((parameter) => parameter.getText()).join(', ')
  return `(${parameters}) => ${member.type?.getText() ?? 'void'}`
}

const toRow = (member, checker) => {
  const symbol = checker.getSymbolAtLocation(member.name)
  const name = member.name.getText() + (member.questionToken ? '?' : '')
  return `| ${inCode(name)} | ${inCode(typeOf(member))} | ${docOf(symbol, checker)} |`
}

const toEventRow = (member, checker) =>
  `| ${inCode(member.name.text)} | ${inCode(typeOf(member))} | ${docOf(checker.getSymbolAtLocation(member.name), checker)} |`

const toTable = (members, checker) =>
  [
    '| Name | Type | What it is |',
    '| --- | --- | --- |',
    ...members.map((m) => toRow(m, checker))
  ].join('\n')

// In the source, each member of a union has its own line, below its comment.
const toVariants = (node) =>
  node.types
    .map((type) => {
      const before = node.getSourceFile().text.slice(node.pos, type.getStart())
      const [, doc = ''] = /^([\s\S]*?)\s*\*\/\s*\|?\s*$/.exec(before.split('/**').at(-1)) ?? []
      return `| ${inCode(type.getText())} | ${doc.trim()} |`
    })
    .join('\n')

// The members of these are in a table of their own.
const toParents = ({ heritageClauses = [] }) =>
  heritageClauses.flatMap(({ types }) => types.map((type) => `Extends ${inCode(type.getText())}.`))

const bodyOf = (declaration, checker) => {
  if (ts.isInterfaceDeclaration(declaration)) {
    const members = declaration.members.filter((member) => member.name)
    if (members.length === declaration.members.length)
      return [...toParents(declaration), toTable(members, checker)].join('\n\n')
  }
  if (ts.isTypeAliasDeclaration(declaration) && ts.isUnionTypeNode(declaration.type)) {
    const { types } = declaration.type
    if (types.every(ts.isTypeLiteralNode))
      return `| \`detail\` | When |\n| --- | --- |\n${toVariants(declaration.type)}`
  }
  return `\`\`\`ts\n${signatureOf(declaration, checker)}\n\`\`\``
}

const signatureOf = (declaration, checker) => {
  const isType = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)
  if (isType) return withoutComments(declaration)
  const type = checker.getTypeAtLocation(declaration)
  const name = declaration.name?.getText() ?? declaration.getText()
  return `const ${name}: ${checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)}`
}

/** The events that a file adds to those of the page: the members of the interface, wherever in the file it is. */
export function toEvents(source, name, checker) {
  const rows = []
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name)
      rows.push(...node.members.map((member) => toEventRow(member, checker)))
    ts.forEachChild(node, visit)
  }
  visit(source)
  if (rows.length === 0) throw new Error(`${source.fileName} adds nothing to ${name}.`)
  return [
    '## Events on window',
    '',
    '| Event | Type | When |',
    '| --- | --- | --- |',
    ...rows
  ].join('\n')
}

/** The section of one export. */
export function toSection({ name, symbol, checker }) {
  const [declaration] = symbol.declarations
  const title = name === 'default' ? `${declaration.name?.getText() ?? name} (default)` : name
  return [`## ${title}`, docOf(symbol, checker), bodyOf(declaration, checker)]
    .filter(Boolean)
    .join('\n\n')
}
