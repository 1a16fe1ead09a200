import type { ComponentChildren } from 'preact'

interface Props {
  name: string
  /** What stands beside the heading. */
  aside?: ComponentChildren
  children: ComponentChildren
}

/** A named part of the page that the header leads to. */
export function Region({ name, aside, children }: Props) {
  const id = name.toLowerCase()
  return (
    <section class="region" id={id} aria-labelledby={`${id}-heading`} tabIndex={-1}>
      <div class="region-head">
        <h2 id={`${id}-heading`}>{name}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
