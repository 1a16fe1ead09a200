import type { Outcome } from '../model/commandOutcome'

const signs: Record<Outcome['tone'], string> = { good: '✓', warn: '!', bad: '✕', idle: '–' }

/** A word in the colour of how good it is, and a sign for those who do not see colours. */
export function Badge({ tone, label }: Pick<Outcome, 'tone' | 'label'>) {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{signs[tone]} </span>
      {label}
    </span>
  )
}
