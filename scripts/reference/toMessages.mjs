import { readFileSync } from 'node:fs'
import { inProject } from '../metadata/project.mjs'
import { sourceTexts } from './sourceTexts.mjs'

const toAnchor = (heading) => heading.toLowerCase().replace(/\W+/g, '-')

/** The rows of docs/troubleshooting.md, each with the heading above it. */
function rowsOf(page) {
  let heading = ''
  return page.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) heading = line.slice(3)
    if (!line.startsWith('| `')) return []
    const [, message, , action] = line.split(/ *(?<!\\)\| */)
    return [{ heading, message: message.slice(1, -1), action }]
  })
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// The reporter puts what it is about before a message, as in `trackEvent "KEY": …`.
const isBuiltFrom = (message, text) =>
  new RegExp(`^(?:[\\w …]+ "[^"]+": )?${text.split('*').map(escape).join('.+?')}$`).test(message)

function toRow({ heading, message, action }, texts) {
  const files = texts.filter(({ text }) => isBuiltFrom(message, text)).map(({ file }) => file)
  if (files.length === 0) throw new Error(`No file of src builds this message: ${message}`)
  const source = [...new Set(files)].map((file) => `\`${file.replace(/^src\/|\.tsx?$/g, '')}\``)
  const help = action.replace(/\]\((?!https?:)/g, '](../').replace(/(?<=[\w`*])$/, '.')
  const more = `See [${heading}](../troubleshooting.md#${toAnchor(heading)}).`
  return `| \`${message}\` | ${help} ${more} | ${source.join(', ')} |`
}

const reasonOf = (message) => message.replace(/^[^"]+"[^"]+": /, '').replace(/^\W+/, '')

/** The reference of all messages: those of the source, with what docs/troubleshooting.md says of them. */
export function toMessages() {
  const page = readFileSync(inProject('docs/troubleshooting.md'), 'utf8')
  const texts = sourceTexts()
  const rows = rowsOf(page).sort((a, b) =>
    reasonOf(a.message).localeCompare(reasonOf(b.message), 'en')
  )
  return `<!-- Written by \`npm run build:reference\` from src and docs/troubleshooting.md. Edit those. -->

# Messages

Every message of the plugin, in the order of the alphabet. Words in capitals are filled in. In the console,
\`[Intercom Web (Actions)]\` goes before each of them.

| Message | What to do | In \`src\` |
| --- | --- | --- |
${rows.map((row) => toRow(row, texts)).join('\n')}
`
}
