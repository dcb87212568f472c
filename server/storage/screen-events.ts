import type { Transaction } from 'kysely'
import type { ScreenEventRow, Tables } from './schema.ts'

const EVENTS_AT_ONCE = 500

/** Adds to the history of screens, inside of the commit of what happened. */
export async function keepScreenEvents(
  tx: Transaction<Tables>,
  events: readonly ScreenEventRow[],
): Promise<void> {
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    await tx
      .insertInto('screen_event')
      .values(events.slice(from, from + EVENTS_AT_ONCE))
      .execute()
  }
}
