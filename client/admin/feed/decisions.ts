import { createMemo, createRoot } from 'solid-js'
import type { Entry, Feed } from '../../live/desk/feed.ts'
import type { Desk } from '../../live/desk/join.ts'
import type { Api, Failure } from '../api.ts'
import { follow, type Gone, goneText, isComplete } from './gone.ts'
import type { Notices } from './notices.ts'
import { type Change, inverse, isSo, otherDid, type Step, withoutLast } from './steps.ts'

const REMEMBERED = 50

interface DecisionNeeds {
  api: Api
  feed: Feed
  desk: Pick<Desk, 'screens'>
  notices: Notices
}

export interface Decision {
  id: string
  change: Change
  /** How it is told when it is done. */
  said: string
  /** Applies only to what stands on this page, not to what somebody else has made of it since. */
  guarded: boolean
  /** When somebody decided it, on this page's own clock. */
  pressed: number
}

export type Decisions = ReturnType<typeof createDecisions>

/** What a moderator does to voices, each with its way back. */
export function createDecisions({ api, feed, desk, notices }: DecisionNeeds) {
  let steps: readonly Step[] = []
  let stopFollowing = () => {}

  async function decide({ id, change, said, guarded, pressed }: Decision): Promise<boolean> {
    const entry = feed.entry(id)
    if (!entry || isSo(entry, change)) return false
    const { revision: from } = entry
    const back = inverse(entry, change)
    const result = await send(id, guarded ? { ...change, revision: from } : change)
    if (!result.ok) return explain(result.failure, id)
    const to = result.value.revision
    steps = [...steps, { id, back, from, to }].slice(-REMEMBERED)
    notices.done(change.display === 'hidden' ? hiding(said, to, pressed) : () => said)
    return true
  }

  async function send(id: string, body: object) {
    const result = await api.patch<Entry>(`/feedback/${id}`, body)
    if (result.ok) feed.learn([result.value])
    return result
  }

  async function explain({ status, detail, current }: Failure, id: string): Promise<false> {
    if (status !== 409 || !current) notices.problem(`Not done: ${detail}`)
    else {
      notices.problem(`Not done: somebody else was first, ${otherDid(current, feed.entry(id))}.`)
      const fresh = await api.get<Entry>(`/feedback/${id}`)
      if (fresh.ok) feed.learn([fresh.value])
    }
    return false
  }

  /** The text of a hiding, which grows as screens confirm it and then stays. */
  function hiding(said: string, revision: number, pressed: number): () => string {
    stopFollowing()
    return createRoot((stop) => {
      stopFollowing = stop
      const start: Gone = { done: [], waiting: desk.screens(), lost: [] }
      const gone = createMemo<Gone>((before) => {
        const seen = desk.screens()
        return isComplete(before) && before.done.length > 0 ? before : follow(before, seen, revision)
      }, start)
      return () => `${said} ${goneText(gone(), pressed)}`
    })
  }

  async function undo(pressed: number): Promise<string | null> {
    const step = steps.at(-1)
    if (!step) {
      notices.tell('There is nothing to undo.')
      return null
    }
    const result = await send(step.id, { ...step.back, revision: step.to })
    if (!result.ok) {
      if (result.failure.status === 409) steps = steps.slice(0, -1)
      await explain(result.failure, step.id)
      return null
    }
    const { revision } = result.value
    steps = withoutLast(steps, revision)
    const { display } = step.back
    if (display !== undefined && display !== 'shown')
      notices.done(hiding('Undone:', revision, pressed), false)
    else notices.tell('Undone.')
    return step.id
  }

  return {
    /** Whether it was done; what came of it is told as a notice. */
    decide,
    /** Takes the last decision back; answers whose voice it was about. */
    undo,
  }
}
