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

/** A plugin for markdown-it: draws `mermaid` blocks when the site is built, so that visitors load no library for it. */
export function drawings(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, at, ...others) => {
    const { info, content } = tokens[at]
    if (info.trim() !== 'mermaid') return fence(tokens, at, ...others)
    // Its style asks another host for a font; site.css has what it needs.
    const svg = renderMermaidSVG(content).replace(/<style>[^]*?<\/style>/g, '')
    return `<div class="drawing" tabindex="0" role="img" aria-label="${escape(toWords(content))}">${svg}</div>\n`
  }
}
