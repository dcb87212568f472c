export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** One after another: each work begins when the one before has ended, so that it sees what that one has done. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
