/** A plugin for markdown-it: the empty corner of a table is no heading of anything. */
export function emptyHeads(md) {
  md.core.ruler.push('empty-heads', ({ tokens }) => {
    tokens.forEach((token, at) => {
      if (token.type !== 'th_open' || tokens[at + 1].content !== '') return
      token.tag = 'td'
      tokens[at + 2].tag = 'td'
    })
  })
}
