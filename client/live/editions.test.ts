import { expect, it } from 'vitest'
import type { Patch, Snapshot } from '../../shared/protocol.ts'
import type { WallView } from '../../shared/wall.ts'
import type { Held } from './edition.ts'
import { makeEditions, type Resumed } from './editions.ts'

const view = { name: 'Lobby', marks: [], today: 0 } as unknown as WallView

const snapshot = (edition: string, revision: number): Snapshot => ({
  edition,
  revision,
  serverTime: 0,
  view: { ...view, today: revision },
})

function patch(after: string, edition: string, to: number): Patch {
  return { after, edition, from: to, to, serverTime: 0, change: { today: to } }
}

function follower() {
  const states: Held[] = []
  const questions: { edition: string | null; answer: (resumed: Resumed | null) => void }[] = []
  const editions = makeEditions({
    ask: (edition, answer) => questions.push({ edition, answer }),
    changed: (held) => states.push(held),
  })
  return { editions, states, questions, today: () => states.at(-1)?.view.today }
}

it('[W22] a patch that follows on what is there is applied', () => {
  const { editions, today, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.patch(patch('a', 'b', 2))
  expect(today()).toBe(2)
  expect(questions).toHaveLength(0)
})

it('[W22] a patch that does not is not applied: what is missing is asked for, once', () => {
  const { editions, today, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.patch(patch('b', 'c', 3))
  editions.patch(patch('c', 'd', 4))
  expect(today()).toBe(1)
  expect(questions.map(({ edition }) => edition)).toEqual(['a'])
})

it('[W22] the answer fills the gap, and what came meanwhile follows it', () => {
  const { editions, today, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.patch(patch('b', 'c', 3))
  editions.patch(patch('c', 'd', 4))
  questions[0]?.answer({ ok: true, value: { patches: [patch('a', 'b', 2), patch('b', 'c', 3)] } })
  expect(today()).toBe(4)
  expect(questions).toHaveLength(1)
})

it('[W22] a step that came before the snapshot on which it follows is not lost', () => {
  const { editions, today } = follower()
  editions.patch(patch('a', 'b', 2))
  editions.snapshot(snapshot('a', 1))
  expect(today()).toBe(2)
})

it('[W22] a patch that came twice counts once', () => {
  const { editions, states } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.patch(patch('a', 'b', 2))
  editions.patch(patch('a', 'b', 2))
  expect(states.map((held) => held.edition)).toEqual(['a', 'b'])
})

it('[W22] a tick with another edition is a gap, too', () => {
  const { editions, today, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  expect(editions.has('a')).toBe(true)
  expect(editions.has('z')).toBe(false)
  questions[0]?.answer({ ok: true, value: { snapshot: snapshot('z', 9) } })
  expect(today()).toBe(9)
  expect(editions.has('z')).toBe(true)
})

it('[W22] a question that was never answered is asked again at the next tick', () => {
  const { editions, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.has('z')
  questions[0]?.answer(null)
  editions.has('z')
  expect(questions).toHaveLength(2)
})

it('[W22] an answer that does not close the gap is followed by a question for the whole view, and no more', () => {
  const { editions, today, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.patch(patch('x', 'y', 5))
  questions[0]?.answer({ ok: true, value: { patches: [patch('p', 'q', 4)] } })
  expect(questions.map(({ edition }) => edition)).toEqual(['a', null])
  questions[1]?.answer({ ok: true, value: { snapshot: snapshot('y', 5) } })
  expect(today()).toBe(5)
  expect(questions).toHaveLength(2)
})

it('[W22] an answer that a lost connection still brings is not used', () => {
  const { editions, states, questions } = follower()
  editions.snapshot(snapshot('a', 1))
  editions.has('z')
  editions.lost()
  editions.snapshot(snapshot('y', 5))
  questions[0]?.answer({ ok: true, value: { snapshot: snapshot('z', 3) } })
  expect(states.map((held) => held.edition)).toEqual(['a', 'y'])
})
