import { renderMermaidSVG } from 'beautiful-mermaid'

const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

/** What the drawing shows, for people who hear it: its arrows, one after the other. */
const toWords = (code) =>
  code
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) =>
      line
        .replace('[*]', 'Start')
        .replace('-->', 'to')
        .replace(/<br\/>/g, ', ')
        .trim()
    )
    .join('. ')

/** Draws `mermaid` blocks when the site is built, so that visitors load no library for it. */
function drawings(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, at, ...others) => {
    const { info, content } = tokens[at]
    if (info.trim() !== 'mermaid') return fence(tokens, at, ...others)
    // Its style asks another host for a font; site.css has what it needs.
    const svg = renderMermaidSVG(content).replace(/<style>[^]*?<\/style>/g, '')
    return `<div class="drawing" tabindex="0" role="img" aria-label="${escape(toWords(content))}">${svg}</div>\n`
  }
}

/** The empty corner of a table is no heading of anything. */
function emptyHeads(md) {
  md.core.ruler.push('empty-heads', ({ tokens }) => {
    tokens.forEach((token, at) => {
      if (token.type !== 'th_open' || tokens[at + 1].content !== '') return
      token.tag = 'td'
      tokens[at + 2].tag = 'td'
    })
  })
}

/** The files outside of docs that the site has a page for. */
const pages = { 'README.md': '/' }

const targetOf = (href, repository) => {
  const [path, anchor] = href.replace(/^(\.\.\/)+/, '').split('#')
  if (path in pages) return pages[path]
  return repository && `${repository}/blob/main/${path}${anchor ? `#${anchor}` : ''}`
}

/**
 * People read the same files in the repository, and there links lead out of docs: to the README,
 * which is the start page here, and to files that only the repository has. If nobody has set the repository's address, only
 * their text stays.
 */
function outsideLinks(md, repository) {
  md.core.ruler.push('outside-links', ({ tokens, env }) => {
    const depth = (env.relativePath ?? '').split('/').length
    const isOutside = (href) => new RegExp(`^(\\.\\./){${depth}}`).test(href)
    for (const { children } of tokens) {
      let removing = false
      for (const token of children ?? []) {
        if (token.type === 'link_open' && isOutside(token.attrGet('href') ?? '')) {
          const target = targetOf(token.attrGet('href'), repository)
          if (target) token.attrSet('href', target)
          else removing = true
        }
        if (!removing) continue
        if (token.type === 'link_close') removing = false
        if (token.type.startsWith('link_'))
          Object.assign(token, { type: 'text', content: '', tag: '', nesting: 0 })
      }
    }
  })
}

/** Teaches markdown-it what the documents need. */
export function extendMarkdown(md, repository) {
  outsideLinks(md, repository)
  emptyHeads(md)
  drawings(md)
}
