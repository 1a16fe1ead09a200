// Intercom drops what is over. https://www.intercom.com/help/en/articles/170
const MOST_UPDATES = 20
const WINDOW_MS = 30 * 60 * 1000

/** How many updates Intercom still takes from this page, and a way to spend one. */
export interface Budget {
  left: () => number
  spend: () => void
}

/** A budget of 20 updates in any 30 minutes. */
export function createBudget(): Budget {
  let spent: number[] = []
  const left = (): number =>
    MOST_UPDATES - spent.filter((time) => time > Date.now() - WINDOW_MS).length
  return {
    left,
    spend: () => {
      spent = [...spent, Date.now()].slice(-MOST_UPDATES)
    }
  }
}
