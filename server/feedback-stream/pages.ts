import type { Feedback } from '../../shared/feedback.ts'
import { inTurns } from '../in-turns.ts'
import { personalDataRemoved } from '../moderation/masks/removed.ts'
import type { Place } from '../storage/changes.ts'
import type { Storage } from '../storage/storage.ts'
import { writeCursor } from './cursor.ts'
import { toldChange } from './told-change.ts'

const AT_ONCE = 100

export interface EventPage {
  /** Each as it goes over the wire. */
  events: string[]
  next: Place
  more: boolean
}

export type EventPages = ReturnType<typeof createEventPages>

/** Pages of changes as events. Streams that stand at one place and may read the same share the work. */
export function createEventPages({ storage }: { storage: Pick<Storage, 'changes' | 'maskRules'> }) {
  const reading = new Map<string, Promise<EventPage>>()

  async function read(place: Place, personalData: boolean): Promise<EventPage> {
    const { items, next, more, emptied } = await storage.changes.after(place, AT_ONCE)
    if (emptied) return { events: [eventOf(next, {}, 'emptied')], next, more }
    const rules = storage.maskRules.current()
    const told = (entry: Feedback) => (personalData ? entry : personalDataRemoved(entry, rules))
    const events = await inTurns(items, (item) => eventOf(item, toldChange(item, { told })))
    return { events, next, more }
  }

  return {
    after(place: Place, personalData: boolean): Promise<EventPage> {
      const key = `${writeCursor(place)} ${personalData}`
      const found = reading.get(key)
      if (found) return found
      const page = read(place, personalData).finally(() => {
        if (reading.get(key) === page) reading.delete(key)
      })
      reading.set(key, page)
      return page
    },

    /** What is being read now may lack what has just been kept: nobody else is to share it. */
    changed: () => reading.clear(),
  }
}

/** JSON has no line breaks of its own, so that one line of data holds it. */
function eventOf(place: Place, data: object, event?: string): string {
  const name = event === undefined ? '' : `event: ${event}\n`
  return `${name}id: ${writeCursor(place)}\ndata: ${JSON.stringify(data)}\n\n`
}
