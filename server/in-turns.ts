import { setImmediate as others } from 'node:timers/promises'

/** So long others may have to wait, milliseconds. */
const OWN_TIME_MS = 10

/**
 * Makes something of each, in their order, and lets others be served in between: a thousand long texts take
 * seconds to look through, and nobody else is to wait for them.
 */
export async function inTurns<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  let since = performance.now()
  for (const item of items) {
    if (performance.now() - since > OWN_TIME_MS) {
      await others()
      since = performance.now()
    }
    made.push(make(item))
  }
  return made
}
