interface Props {
  label: string
  children: string
}

/** Code to read. It can be reached by keyboard, because it scrolls if it is long. */
export function Code({ label, children }: Props) {
  return (
    <pre class="read" role="group" aria-label={label} tabIndex={0}>
      <code>{children}</code>
    </pre>
  )
}
