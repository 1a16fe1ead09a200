import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
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

/** remark-retext leaves tables out; ours hold half of the prose. */
const remarkCells = () => (tree) =>
  visit(tree, (node) => {
    if (node.type === 'tableCell') node.type = 'paragraph'
    if (node.type === 'table' || node.type === 'tableRow') node.type = 'blockquote'
  })

const english = unified()
  .use(retextEnglish)
  .use(retextSyntaxUrls)
  .use(retextIndefiniteArticle)
  .use(retextIntensify, { ignore: facts })
  .use(retextPassive, { ignore: states })
  .use(retextRepeatedWords)
  .use(retextSentenceSpacing)
  .use(retextSimplify, { ignore: plain })
  .use(retextProject)

const markdown = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkCells)
  .use(remarkRetext, english)

/** Tells, by messages of the file, what its prose has that is hard to read. */
export async function checkProse(file) {
  await markdown.run(markdown.parse(file), file)
}
