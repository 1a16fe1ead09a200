/** The heap of one page in the course of a soak, after a garbage collection each. */
export interface HeapCourse {
  /** The situation that the page was in, or what it repeated. */
  situation: string
  /** How many events or loads there had been, and bytes of JavaScript heap in use then. */
  heap: [count: number, bytes: number][]
  /** Bytes between the first point that counts and the last. */
  growth: number
}

/** What a soak found. */
export interface SoakResult {
  browser: string
  /** How much each of them may grow, in bytes. */
  limit: number
  events: HeapCourse[]
  loads: HeapCourse[]
}
