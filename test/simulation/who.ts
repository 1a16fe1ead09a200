/** Who does something: after how many resets, and which user; 0 is one that nobody has identified yet. */
export interface Who {
  epoch: number
  user: number
}

/** Whether the two must be different people. An unknown person may be the one who is identified later. */
export const clashes = (one: Who, other: Who): boolean =>
  one.epoch !== other.epoch || (one.user !== 0 && other.user !== 0 && one.user !== other.user)
