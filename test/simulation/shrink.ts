import type { Sequence, Step } from './steps'

const without = (steps: Step[], from: number, count: number): Step[] => [
  ...steps.slice(0, from),
  ...steps.slice(from + count)
]

const simpler = (sequence: Sequence): Sequence[] => {
  const { steps } = sequence
  const found: Sequence[] = []
  for (let count = steps.length >> 1; count > 0; count >>= 1)
    for (let from = 0; from + count <= steps.length; from += count)
      found.push({ ...sequence, steps: without(steps, from, count) })
  if (sequence.hasTokens) found.push({ ...sequence, hasTokens: false })
  if (sequence.isDisabled) found.push({ ...sequence, isDisabled: false })
  if (sequence.userOfPage > 0) found.push({ ...sequence, userOfPage: 0 })
  if (sequence.pingMs > 0) found.push({ ...sequence, pingMs: 0 })
  for (const [index, step] of steps.entries())
    if ('ms' in step && step.ms > 0)
      for (const ms of [0, step.ms === Infinity ? 5000 : step.ms >> 1])
        found.push({
          ...sequence,
          steps: steps.map((other, at) => (at === index ? { ...step, ms } : other))
        })
  return found
}

/** The shortest sequence it finds for which `isWrong` still holds. */
export async function shrink(
  sequence: Sequence,
  isWrong: (sequence: Sequence) => Promise<boolean>
): Promise<Sequence> {
  for (const smaller of simpler(sequence))
    if (await isWrong(smaller)) return shrink(smaller, isWrong)
  return sequence
}
