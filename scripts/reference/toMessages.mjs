import { readFileSync } from 'node:fs'
import { inProject } from '../metadata/project.mjs'
import messagesOfSource from './sourceMessages.cjs'

const { fillings, sourceMessages } = messagesOfSource

const page = '../troubleshooting.md'

const toAnchor = (heading) => heading.toLowerCase().replace(/\W+/g, '-')

/** The rows of docs/troubleshooting.md, each with the heading above it. */
function rowsOf(text) {
  let heading = ''
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) heading = line.slice(3)
    if (!line.startsWith('| `')) return []
    const [, message, , action] = line.split(/ *(?<!\\)\| */)
    return [{ heading, message: message.slice(1, -1), action }]
  })
}

/** Text with the links as they are from docs/reference. */
const fromHere = (text) =>
  text.replace(/\]\(#/g, `](${page}#`).replace(/\]\((?!https?:|\.\.\/)/g, '](../')

function toRow({ heading, message, action }, messages) {
  const files = messages.filter((built) => fillings(built, message)).map(({ file }) => file)
  if (files.length === 0) throw new Error(`No file of src builds this message: ${message}`)
  const source = [...new Set(files)].map((file) => `\`${file.replace(/^src\/|\.tsx?$/g, '')}\``)
  const help = fromHere(action).replace(/(?<=[\w`*)])$/, '.')
  const more = `See [${heading}](${page}#${toAnchor(heading)}).`
  return `| \`${message}\` | ${help} ${more} | ${source.join(', ')} |`
}

const reasonOf = (message) => message.replace(/^[^"]+"[^"]+": /, '').replace(/^\W+/, '')

/** The reference of all messages: those of the source, with what docs/troubleshooting.md says of them. */
export function toMessages() {
  const messages = sourceMessages()
  const rows = rowsOf(readFileSync(inProject('docs/troubleshooting.md'), 'utf8')).sort((a, b) =>
    reasonOf(a.message).localeCompare(reasonOf(b.message), 'en')
  )
  return `<!-- Written by \`npm run build:reference\` from src and docs/troubleshooting.md. Edit those. -->

# Messages

Every message of the plugin, in the order of the alphabet. Words in capitals are filled in. In the console,
\`[Intercom Web (Actions)]\` goes before each of them.

| Message | What to do | In \`src\` |
| --- | --- | --- |
${rows.map((row) => toRow(row, messages)).join('\n')}
`
}
