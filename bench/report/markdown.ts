/** What a cell of a table in Markdown holds. */
export type Cell = string | number

/** A table in Markdown. */
export const table = (head: Cell[], rows: Cell[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** Milliseconds, or a dash for a time that there isn't. */
export const ms = (value?: number): string =>
  value === undefined ? '–' : `${value.toFixed(value > 0 && value < 10 ? 1 : 0)} ms`

/** Bytes as kB. */
export const kilobytes = (bytes: number): string =>
  `${Math.round(bytes / 1000).toLocaleString('en')} kB`
