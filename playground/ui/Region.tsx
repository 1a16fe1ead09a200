import type { ComponentChildren } from 'preact'

interface Props {
  name: string
  /** What is next to the heading. */
  aside?: ComponentChildren
  children: ComponentChildren
}

// For ids and links.
const toId = (name: string): string => name.toLowerCase().replace(/\W+/g, '-')

/** A named part of the page: its heading stays while its content scrolls. */
export function Region({ name, aside, children }: Props) {
  const id = toId(name)
  return (
    <section class="region" id={id} aria-labelledby={`${id}-heading`}>
      <div class="region-head">
        <h2 id={`${id}-heading`}>{name}</h2>
        {aside}
      </div>
      {/* Reached by keyboard, because it scrolls. */}
      <div class="region-body" tabIndex={-1}>
        {children}
      </div>
    </section>
  )
}
