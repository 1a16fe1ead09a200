const signs = { good: '✓', warn: '!', bad: '✕', idle: '–' }

interface Props {
  tone: keyof typeof signs
  label: string
}

/** A word in a color that says how good the news is, with a sign for people who don't see colors. */
export function Badge({ tone, label }: Props) {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{signs[tone]} </span>
      {label}
    </span>
  )
}
