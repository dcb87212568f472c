import { setImmediate as others } from 'node:timers/promises'

/** So long others may have to wait, milliseconds. */
const OWN_TIME_MS = 10

/** Answers what lets others be served whenever it is called and they have waited for a while. */
export function makeRests(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since <= OWN_TIME_MS) return undefined
    return others().then(() => {
      since = performance.now()
    })
  }
}

/**
 * Makes something of each, in their order, and lets others be served in between: a thousand long texts take
 * seconds to look through, and nobody else is to wait for them.
 */
export async function inTurns<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  const rest = makeRests()
  for (const item of items) {
    const resting = rest()
    if (resting) await resting
    made.push(make(item))
  }
  return made
}
