import type { Feed } from '../../live/desk/feed.ts'
import type { Entry } from '../../live/desk/filter.ts'
import type { Api } from '../api.ts'
import { count } from '../words.ts'
import type { HistoryItem } from './history.ts'
import type { Refused } from './patching.ts'
import { otherDid } from './steps.ts'

interface Refusals {
  api: Api
  feed: Feed
  refused: readonly Refused[]
  all: number
}

/** Why something was not done, and who was first. */
export async function refusalText({ api, feed, refused, all }: Refusals): Promise<string> {
  const [first] = refused
  if (!first) return ''
  const { id, failure } = first
  if (all > 1) {
    const voices = `${refused.length} of ${count(all, 'voice', 'voices')}`
    return failure.status === 409
      ? `Not done for ${voices}: somebody else was first.`
      : `Not done for ${voices}: ${failure.detail}`
  }
  if (failure.status !== 409 || !failure.current) return `Not done: ${failure.detail}`
  const what = otherDid(failure.current as Partial<Entry>, feed.entry(id))
  return `Not done: ${await lastActor(api, id)} was first, ${what}.`
}

interface Overruled {
  api: Api
  overruled: readonly Refused[]
}

/** Whose decision of a moment ago was overruled, to follow what was done; empty where nobody's was. */
export async function overruledText({ api, overruled }: Overruled): Promise<string> {
  const [first] = overruled
  if (!first) return ''
  if (overruled.length > 1) return `, ${overruled.length} of them after somebody else had just decided`
  // The last line is the decision that overruled it.
  return `, after ${await lastActor(api, first.id, -2)} had just decided`
}

async function lastActor(api: Api, id: string, place = -1): Promise<string> {
  const history = await api.get<{ items: HistoryItem[] }>(`/feedback/${encodeURIComponent(id)}/history`)
  return (history.ok && history.value.items.at(place)?.actor?.email) || 'somebody else'
}
