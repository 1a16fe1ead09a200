import { visit } from 'unist-util-visit'
import { AGENT, terms } from './terms.mjs'

const MAX_WORDS = 32

const blank = (text) => text.replace(/\S/g, ' ')

/** The text of a sentence as the file has it, with its code left blank so that places stay. */
function toText(sentence, file) {
  const { start, end } = sentence.position
  let text = String(file).slice(start.offset, end.offset)
  visit(sentence, 'SourceNode', ({ position }) => {
    const from = position.start.offset - start.offset
    const to = position.end.offset - start.offset
    text = text.slice(0, from) + blank(text.slice(from, to)) + text.slice(to)
  })
  return text
}

/** The place of a character of a sentence. */
function toPlace({ position: { start } }, text, index) {
  const lines = text.slice(0, index).split('\n')
  const { length } = lines.at(-1)
  return lines.length === 1
    ? { line: start.line, column: start.column + length }
    : { line: start.line + lines.length - 1, column: length + 1 }
}

// The parser takes "ID." for Idaho, and lets a sentence go on if code comes next, which is blank here.
const END = /(?<=\bID\.)\s|(?<=[.!?])\s{2,}/

const countWords = (text) =>
  Math.max(...text.split(END).map((part) => part.match(/\S*\w\S*/g)?.length ?? 0))

/** The rules of this project: its terms, passive sentences that tell the agent, and long sentences. */
export function retextProject() {
  return (tree, file) =>
    visit(tree, 'SentenceNode', (sentence) => {
      const text = toText(sentence, file)
      const report = (ruleId, index, reason) =>
        file.message(reason, { place: toPlace(sentence, text, index), source: 'words', ruleId })

      for (const { pattern, use } of terms) {
        const match = pattern.exec(text.replaceAll('\n', ' '))
        if (match) report('term', match.index, `"${match[0].trim()}": write ${use}`)
      }
      const agent = AGENT.exec(text)
      if (agent) report('agent', agent.index, `"${agent[0]}": begin with who does it`)
      const count = countWords(text)
      if (count > MAX_WORDS) report('length', 0, `${count} words; ${MAX_WORDS} at most`)
    })
}
