/** Creates an element. What a page has in its names and keys is text here, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** Shows `lines` as the items of a list. Leaves the list alone if they are there already, for whoever reads it. */
export function setLines(list: HTMLElement, lines: string[]): void {
  const items = [...list.children]
  if (items.length === lines.length && items.every((item, at) => item.textContent === lines[at]))
    return
  list.replaceChildren(...lines.map((line) => element('li', {}, line)))
}
