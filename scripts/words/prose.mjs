import { toNlcst } from 'mdast-util-to-nlcst'
import { ParseEnglish } from 'parse-english'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextIntensify from 'retext-intensify'
import retextPassive from 'retext-passive'
import retextRepeatedWords from 'retext-repeated-words'
import retextSentenceSpacing from 'retext-sentence-spacing'
import retextSimplify from 'retext-simplify'
import retextSyntaxUrls from 'retext-syntax-urls'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { facts, plain, states } from './exceptions.mjs'
import { retextProject } from './rules.mjs'

const english = unified()
  .use(retextSyntaxUrls)
  .use(retextIndefiniteArticle)
  .use(retextIntensify, { ignore: facts })
  .use(retextPassive, { ignore: states })
  .use(retextRepeatedWords)
  .use(retextSentenceSpacing)
  .use(retextSimplify, { ignore: plain })
  .use(retextProject)

const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm)

/** Adds a message to a file for each place in its prose that is hard to read. */
export async function checkProse(file) {
  const blocks = []
  // Each by itself, so that no sentence goes over from one cell of a table to the next.
  visit(markdown.parse(file), ['paragraph', 'heading', 'tableCell'], ({ position, children }) => {
    blocks.push({ type: 'root', position, children: [{ type: 'paragraph', position, children }] })
  })
  for (const block of blocks) await english.run(toNlcst(block, file, new ParseEnglish()), file)
}
