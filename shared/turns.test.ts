import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lane, nextTurn, type TurnState, type WaitingVoice } from './turns.ts'

const wait = (id: string, since: number, lane: Lane = 'other'): WaitingVoice => ({ id, since, lane })
const state = (waiting: WaitingVoice[], lastLane: Lane | null = null): TurnState => ({
  waiting,
  lastLane,
  returning: { id: 'earlier' },
})

describe('the next turn', () => {
  test('[T1] goes to the newest of several that wait', () => {
    expect(nextTurn(state([wait('a', 1), wait('c', 3), wait('b', 2)]))?.id).toBe('c')
  })

  test('[T2] alternates between the oldest unhappy voice and the newest other', () => {
    const waiting = [wait('u1', 1, 'unhappy'), wait('u2', 2, 'unhappy'), wait('n1', 3), wait('n2', 4)]
    expect(nextTurn(state(waiting, 'other'))).toMatchObject({ id: 'u1', kind: 'new' })
    expect(nextTurn(state(waiting, 'unhappy'))).toMatchObject({ id: 'n2', kind: 'new' })
  })

  test('[T3] goes to a pinned voice at once, whatever stood before', () => {
    const waiting = [wait('u', 1, 'unhappy'), wait('p', 9, 'pinned'), wait('n', 3)]
    for (const last of [null, 'other', 'unhappy'] as const) {
      expect(nextTurn(state(waiting, last))?.id).toBe('p')
    }
  })

  test('[T3] is not given to two pinned voices in a row while others wait', () => {
    const waiting = [wait('p', 9, 'pinned'), wait('n', 3)]
    expect(nextTurn(state(waiting, 'pinned'))?.id).toBe('n')
    expect(nextTurn(state([wait('p', 9, 'pinned')], 'pinned'))?.id).toBe('p')
  })

  test('[T4] goes to a returning voice only when nobody waits', () => {
    expect(nextTurn(state([]))).toEqual({ id: 'earlier', kind: 'returning', lane: 'other' })
    expect(nextTurn(state([wait('n', 1)]))?.kind).toBe('new')
    expect(nextTurn({ waiting: [], lastLane: null, returning: null })).toBeNull()
  })

  test('[T5] is the same for everybody, in whatever order the voices are known', () => {
    const lane = fc.constantFrom<Lane>('pinned', 'unhappy', 'other')
    const voice = fc.record({ id: fc.string({ minLength: 1 }), since: fc.nat(5), lane })
    const voices = fc.uniqueArray(voice, { selector: ({ id }) => id })
    fc.assert(
      fc.property(voices, fc.option(lane), fc.infiniteStream(fc.nat()), (waiting, lastLane, order) => {
        const shuffled = waiting
          .map((each) => ({ each, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ each }) => each)
        const choose = (some: WaitingVoice[]) => nextTurn({ waiting: some, lastLane, returning: null })
        expect(choose(shuffled)).toEqual(choose(waiting))
      }),
    )
  })
})
