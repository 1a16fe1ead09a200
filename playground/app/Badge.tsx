import type { Outcome } from '../model/commandOutcome'

const signs: Record<Outcome['tone'], string> = { good: '✓', warn: '!', bad: '✕', idle: '–' }

/** A word in a color that says how good it is, with a sign for people who don't see colors. */
export function Badge({ tone, label }: Pick<Outcome, 'tone' | 'label'>) {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{signs[tone]} </span>
      {label}
    </span>
  )
}
