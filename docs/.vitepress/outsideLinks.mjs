/** The files outside of docs that the site has a page for. */
const pages = { 'README.md': '/' }

const targetOf = (href, repository) => {
  const [path, anchor] = href.replace(/^(\.\.\/)+/, '').split('#')
  if (path in pages) return pages[path]
  return repository && `${repository}/blob/main/${path}${anchor ? `#${anchor}` : ''}`
}

/**
 * A plugin for markdown-it. People read the same files in the repository, and there links lead out of docs: to the README,
 * which is the start page here, and to files that only the repository has. If nobody has set the repository's address, only
 * their text stays.
 */
export function outsideLinks(md, repository) {
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
