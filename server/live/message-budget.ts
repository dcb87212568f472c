/** How many messages a socket may send in one second; what is beyond that is not heard. */
export function createMessageBudget(perSecond: number, now: () => number): () => boolean {
  let since = Number.NEGATIVE_INFINITY
  let count = 0
  return () => {
    const at = now()
    if (at - since >= 1_000) {
      since = at
      count = 0
    }
    count += 1
    return count <= perSecond
  }
}
