const pad = (number: number, length = 2): string => String(number).padStart(length, '0')

/** A time of day as the visitor's clock shows it, to the millisecond. */
export const toClock = (at: number): string => {
  const time = new Date(at)
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => pad(part))
  return `${clock.join(':')}.${pad(time.getMilliseconds(), 3)}`
}
