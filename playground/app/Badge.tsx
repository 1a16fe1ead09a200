import type { Outcome } from '../model/outcome'

const signs: Record<Outcome['tone'], string> = { good: '✓', warn: '!', bad: '✕', idle: '–' }

/** A word in the color of how good it is, and a sign for those who do not see colors. */
export function Badge({ tone, label }: Pick<Outcome, 'tone' | 'label'>) {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{signs[tone]} </span>
      {label}
    </span>
  )
}
