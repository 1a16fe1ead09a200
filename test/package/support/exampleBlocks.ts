import { type Block, blocks, blocksOf } from './markdown'

const isOfServer = ({ code }: Block): boolean => /'(node:|jose')/.test(code)
const isModule = ({ code }: Block): boolean => /^\s*import /m.test(code)
const of = (...languages: string[]): Block[] =>
  blocks.filter(({ language }) => languages.includes(language))

const isListener = ({ code }: Block): boolean => code.startsWith('window.addEventListener(')

/** The blocks of the documents by what they are. */
export const examples = {
  /** Modules of an app. */
  modules: of('js', 'jsx', 'ts', 'svelte').filter((block) => isModule(block) && !isOfServer(block)),
  ofServers: of('js').filter(isOfServer),
  /** What replaces the call of `load` in Segment's snippet. */
  loads: of('js').filter((block) => !isModule(block) && block.code.startsWith('analytics.load(')),
  /** Calls on a page that has loaded. */
  calls: of('js').filter(
    (block) => !isModule(block) && !isListener(block) && !block.code.startsWith('analytics.load(')
  ),
  /** What hears the plugin's event. */
  listeners: of('js').filter(isListener),
  /** Code below Segment's snippet that loads our file by itself. */
  scripts: of('html').filter(({ code }) => code.includes(' src=')),
  /** What stands above it. */
  settings: of('html').filter(({ code }) => !code.includes(' src=')),
  policies: of('http'),
  commands: of('sh').filter(({ code }) => code.startsWith('node '))
}

/** Titles and blocks for `it.each`. */
export const titled = (some: Block[]): [string, Block][] =>
  some.map((block) => [block.title, block])

/** The block of a document with these words. */
export function blockWith(words: string, document: string): Block {
  const found = blocksOf(document).find(({ code }) => code.includes(words))
  if (!found) throw new Error(`${document} has no block with ${words}`)
  return found
}

/** The block of the README with these words. */
export const inReadme = (words: string): Block => blockWith(words, 'README.md')
