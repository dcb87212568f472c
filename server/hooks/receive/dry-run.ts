import type { Trial, TrialEvent } from '../../../shared/deliveries.ts'
import type { Source } from '../../storage/sources.ts'
import type { Incoming } from '../incoming.ts'
import type { Meaning } from '../meaning.ts'
import { understand } from './receiving.ts'

/** What would become of a delivery; nothing is kept. */
export function dryRun(source: Source, incoming: Incoming, now: number): Trial {
  const understood = understand(source, incoming, { at: now, now })
  if ('meaning' in understood) return trialOf(understood.meaning)
  const state = understood.state === 'ignored' ? 'ignored' : 'inbox'
  return { state, events: [], why: [{ detail: understood.why }] }
}

function trialOf({ state, why, said, events }: Meaning): Trial {
  return {
    state,
    why,
    events: said.map((event, place): TrialEvent => {
      if (event.means === 'withdraw') return { ...event, did: null }
      if (event.means !== 'upsert') return event
      const kept = events.find((each) => each.event === place)
      const entry = kept?.kind === 'upsert' ? { ...kept.content.posted } : null
      return { means: 'upsert', subject: event.subject, entry, did: null, why: event.why }
    }),
  }
}
