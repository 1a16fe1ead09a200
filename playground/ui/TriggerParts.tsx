interface Props {
  parts: { text: string; isMet: boolean }[]
  operator: 'and' | 'or'
}

/** The conditions of a trigger in words, and which of them the event meets. */
export function TriggerParts({ parts, operator }: Props) {
  return (
    <span class="trigger-parts">
      {parts.map(({ text, isMet }, index) => (
        <span key={index}>
          {index > 0 && ` ${operator} `}
          <span class={isMet ? 'met' : 'unmet'}>
            <span aria-hidden="true">{isMet ? '✓' : '✕'} </span>
            {text}
            <span class="sr-only">{isMet ? ' (it does)' : ' (it does not)'}</span>
          </span>
        </span>
      ))}
    </span>
  )
}
