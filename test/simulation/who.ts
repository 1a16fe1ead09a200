/** Who does something: after how many resets, and which user; 0 is one whom nobody has named yet. */
export interface Who {
  epoch: number
  user: number
}

/** Whether the two are certainly different people. Somebody unnamed may be the one who is named later. */
export const clashes = (one: Who, other: Who): boolean =>
  one.epoch !== other.epoch || (one.user !== 0 && other.user !== 0 && one.user !== other.user)
