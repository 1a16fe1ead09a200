/** A style sheet made by code, which no Content-Security-Policy refuses. */
export function createStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS)
  return sheet
}

const CSS = `
:host { all: initial !important; color-scheme: light dark !important }
section {
  --text: #1d2430; --back: #fff; --line: #c3cad6; --link: #0b57d0;
  position: fixed; inset: auto auto 0 0; z-index: 2147483647; box-sizing: border-box;
  width: 32rem; max-width: 100vw; max-height: 70vh; overflow: auto; padding: 0 16px 16px;
  border: 1px solid var(--line); border-radius: 0 8px 0 0;
  font: 14px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back)
}
@media (prefers-color-scheme: dark) {
  section { --text: #e8ebf0; --back: #171b22; --line: #4b5565; --link: #a8c7fa }
}
header {
  position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 8px; align-items: center;
  padding: 8px 0; background: var(--back)
}
h2 { flex: 1; margin: 0; font-size: 16px }
h3 { margin: 12px 0 4px; font-size: 14px }
ul, ol { margin: 0; padding: 0 0 0 16px; overflow-wrap: anywhere }
ol { padding: 0; list-style: none }
p { margin: 4px 0 }
summary { cursor: pointer }
a { color: var(--link) }
button { padding: 2px 10px; border: 1px solid var(--line); border-radius: 4px; font: inherit; color: inherit; background: none }
textarea { box-sizing: border-box; width: 100%; height: 8rem; font: inherit; color: inherit; background: none }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px }
`
