import { read } from './support/project'
import { fillings, messages, sourceText } from './support/messages'

const page = read('docs/troubleshooting.md')

const spansOf = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span!)

/** The messages that the page has rows for. */
const documented = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => /^\| `([^`]+)`/.exec(line)![1]!)

/** Words that stand for what comes: KEY, NAME, URL, a number, an ellipsis. */
const isPlaceholder = (text: string): boolean => /^(@?[A-Z]+|[\d,]+|…)$/.test(text)

/** Whether the source can fill this in. */
const isSaid = (text: string): boolean =>
  isPlaceholder(text) ||
  ['function', 'symbol', 'bigint'].includes(text) ||
  sourceText.includes(`'${text}'`)

describe('docs/troubleshooting.md', () => {
  it('and the source have messages to compare', () => {
    expect(messages.length).toBeGreaterThan(20)
    expect(documented.length).toBeGreaterThan(25)
  })

  it.each(messages.map(({ text, file }) => [text, file] as const))(
    'documents "%s" (%s)',
    (text, file) => {
      // A text that isn't a sentence is a part of one.
      const isPart = !text.endsWith('.')
      const found = spansOf(page).filter((span) =>
        isPart ? span.includes(text) : fillings({ text, file }, span)
      )
      expect(found).not.toEqual([])
    }
  )

  it.each(documented)('documents what the source says: %s', (text) => {
    const reason = text.replace(/^[^"]+"[^"]+": /, '')
    if (isPlaceholder(reason)) return
    const filled = messages.flatMap((message) => {
      const values = fillings(message, text)
      return values ? [values] : []
    })
    expect(filled).not.toEqual([])
    expect(filled.some((values) => values.every(isSaid))).toBe(true)
  })

  it.each(documented)('puts before it what the source knows: %s', (text) => {
    const [, where = ''] = /^([\w …]+ "[^"]+"): /.exec(text) ?? []
    const words = where.match(/\b[a-z]\w+/g) ?? []
    expect(words.filter((word) => !sourceText.includes(word))).toEqual([])
  })
})
