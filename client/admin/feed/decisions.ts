import type { Entry, Feed } from '../../live/desk/feed.ts'
import type { Api } from '../api.ts'
import type { Following } from './following.ts'
import type { Notices } from './notices.ts'
import { type Answer, createPatching, type Refused, stale, type Wish } from './patching.ts'
import { overruledText, refusalText } from './refusals.ts'
import { type Change, inverse, isSo, type Step, type StepPart, withoutLast } from './steps.ts'

const REMEMBERED = 50
/** Of more that somebody else has changed the desk hears over its socket. */
const ASKED_AGAIN = 20

interface DecisionNeeds {
  api: Api
  feed: Feed
  following: Following
  notices: Notices
}

export interface Decision {
  /** What is to become of which entries. */
  entries: readonly Entry[]
  changeOf: (entry: Entry) => Change
  /** How it is told when it is done; with how many, when not all of them were. */
  said: (done: number) => string
  /** Applies only to what stands on this page; else it happens in any case, and tells whom it overruled. */
  guarded: boolean
  /** When somebody decided it, on this page's own clock. */
  pressed: number
}

export type Decisions = ReturnType<typeof createDecisions>

/** What a moderator does to voices, each with its way back. */
export function createDecisions({ api, feed, following, notices }: DecisionNeeds) {
  const patch = createPatching({ api, feed })
  let steps: readonly Step[] = []

  async function decide({ entries, changeOf, said, guarded, pressed }: Decision): Promise<readonly string[]> {
    const before = entries.filter((entry) => !isSo(entry, changeOf(entry)))
    if (before.length === 0) return []
    const wishes = before.map((entry): Wish => ({ ...wishOf(entry, changeOf), revision: entry.revision }))
    const first = await patch(wishes, tellProgress(wishes.length))
    const overruled = guarded ? [] : stale(first)
    const answers = await insist(first, before, changeOf, overruled)
    const done = before.flatMap((entry, place) => {
      const was = { ...entry, ...overruled.find(({ id }) => id === entry.id)?.failure.current }
      return partOf(was, changeOf(entry), answers[place])
    })
    if (done.length > 0) steps = [...steps, done].slice(-REMEMBERED)
    const who = await overruledText({ api, overruled })
    await tell(answers, () => {
      const text = `${said(done.length)}${who}`
      const takesDown = before.some((entry) => leaves(entry, changeOf(entry))) || overruled.length > 0
      notices.done(takesDown ? following({ said: text, revision: latest(done), pressed }) : () => text)
    })
    return done.map(({ id }) => id)
  }

  /** What is to happen in any case happens after somebody else's decision, too, which is told. */
  async function insist(
    answers: readonly Answer[],
    before: readonly Entry[],
    changeOf: Decision['changeOf'],
    overruled: readonly Refused[],
  ): Promise<readonly Answer[]> {
    if (overruled.length === 0) return answers
    const late = new Set(overruled.map(({ id }) => id))
    const wishes = before.filter(({ id }) => late.has(id)).map((entry) => wishOf(entry, changeOf))
    const again = new Map((await patch(wishes, () => {})).map((answer) => [answer.id, answer]))
    return answers.map((answer) => again.get(answer.id) ?? answer)
  }

  const tellProgress = (all: number) => (done: number) => notices.tell(`${done} of ${all} done …`)

  /** Tells what was refused, else what was done. */
  async function tell(answers: readonly Answer[], done: () => void): Promise<void> {
    const refused = answers.flatMap((answer) => ('failure' in answer ? [answer] : []))
    if (refused.length === 0) return done()
    notices.problem(await refusalText({ api, feed, refused, all: answers.length }))
    const late = stale(answers).slice(0, ASKED_AGAIN)
    const fresh = await Promise.all(late.map(({ id }) => api.get<Entry>(`/feedback/${id}`)))
    feed.learn(fresh.flatMap((it) => (it.ok ? [it.value] : [])))
  }

  async function undo(pressed: number): Promise<readonly string[]> {
    const step = steps.at(-1)
    if (!step) {
      notices.tell('There is nothing to undo.')
      return []
    }
    const wishes = step.map(({ id, back, to }) => ({ id, ...back, revision: to }))
    const takesDown = step.some(({ id, back }) => leaves(feed.entry(id), back))
    const answers = await patch(wishes, tellProgress(wishes.length))
    const undone = revisionsOf(answers)
    // What was not reached can be tried again.
    if (undone.size > 0 || stale(answers).length > 0) {
      steps = withoutLast(steps, undone)
    }
    await tell(answers, () => {
      const revision = Math.max(...undone.values())
      if (takesDown) notices.done(following({ said: 'Undone:', revision, pressed }), false)
      else notices.tell('Undone.')
    })
    return [...undone.keys()]
  }

  return {
    /** Answers the ids of the entries that were changed; what came of it is told as a notice. */
    decide,
    /** Takes the last decision back; answers whose voices it was about. */
    undo,
  }
}

function wishOf(entry: Entry, changeOf: Decision['changeOf']): Wish {
  return { id: entry.id, ...changeOf(entry) }
}

function partOf(entry: Entry, change: Change, answer: Answer | undefined): StepPart[] {
  if (!answer || 'failure' in answer) return []
  return [{ id: entry.id, back: inverse(entry, change), from: entry.revision, to: answer.entry.revision }]
}

/** Whether words may have to leave screens. */
function leaves(entry: Entry | undefined, { display, counted, passages, erasing }: Change): boolean {
  if (entry?.display !== 'shown') return false
  if (erasing === true) return true
  return passages !== undefined || counted === false || (display !== undefined && display !== 'shown')
}

const latest = (parts: Step) => Math.max(...parts.map(({ to }) => to))

function revisionsOf(answers: readonly Answer[]): Map<string, number> {
  return new Map(
    answers.flatMap((answer) => ('entry' in answer ? [[answer.id, answer.entry.revision] as const] : [])),
  )
}
