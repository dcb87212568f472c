import { afterEach, describe, expect, test } from 'vitest'
import { openTestWall } from './testing/room.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
/** A Friday, in the middle of a quarter of an hour. */
const NOON = Date.UTC(2026, 10, 20, 12, 7)

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function testWall(settings: object = {}, start = NOON) {
  const made = await openTestWall(start, settings)
  closing.push(made.close)
  return made
}

const EIGHT_WORDS = 'one two three four five six seven eight'

describe("a wall's turns", () => {
  test('[T1] a voice that comes to an empty wall stands at once, for its reading time', async () => {
    const wall = await testWall()
    const room = await wall.openRoom()
    expect(room.view()).toMatchObject({ first: true, turn: null })
    const { id } = await wall.keep({ score: 9, comment: EIGHT_WORDS })
    await room.until(({ turn }) => turn?.voice.id === id)
    expect(room.view().turn).toMatchObject({ k: 1, kind: 'new', from: NOON, until: NOON + 6_478 })
  })

  test('[T6] a turn is not cut short by what arrives; words take turns, counts do not', async () => {
    const wall = await testWall()
    const room = await wall.openRoom()
    const first = await wall.keep({ score: 9, comment: 'First' })
    await room.until(({ turn }) => turn?.voice.id === first.id)
    const second = await wall.keep({ score: 8, comment: 'Second' })
    await room.until(({ score, waiting, today }) => score.n === 2 && waiting === 1 && today === 2, SECOND)
    expect(room.view().turn?.voice.id).toBe(first.id)
    await room.until(({ turn }) => turn?.voice.id === second.id, 6 * SECOND)
    expect(room.view().waiting).toBe(0)
  })

  test('[L31] while a wall is paused no turn is given, and whoever waited gets the next one', async () => {
    const wall = await testWall()
    const room = await wall.openRoom()
    const first = await wall.keep({ score: 9, comment: 'First' })
    await room.until(({ turn }) => turn?.voice.id === first.id)
    await wall.pause(true)
    await room.until(({ paused }) => paused)
    const second = await wall.keep({ score: 9, comment: 'Second' })
    wall.clock.now += 20 * SECOND
    room.room.wake()
    await expect.poll(() => room.room.editions.revision).toBeGreaterThanOrEqual(second.revision)
    expect((await wall.storage.turns.last(wall.wall.id))?.k).toBe(1)
    await wall.pause(false)
    await room.until(({ turn }) => turn?.voice.id === second.id)
    expect(room.view().turn).toMatchObject({ k: 2, from: wall.clock.now })
  })

  test('[T4] in quiet times starred voices return first, then longer ones, then the rest, none twice', async () => {
    const wall = await testWall()
    const short = await wall.keep({ score: 9, comment: 'Short' }, NOON - 3 * DAY)
    const long = await wall.keep({ score: 9, comment: EIGHT_WORDS }, NOON - 5 * DAY)
    const starred = await wall.keep({ score: 9, comment: 'Star' }, NOON - 9 * DAY)
    await wall.keep({ score: 9, comment: `${EIGHT_WORDS} too old` }, NOON - 31 * DAY)
    await wall.moderate(starred.id, { starred: true })
    const room = await wall.openRoom()
    const seen = [room.view().turn?.voice.id]
    for (let k = 2; k <= 4; k += 1) {
      await room.until(({ turn }) => turn?.k === k, 26 * SECOND)
      seen.push(room.view().turn?.voice.id)
      expect(room.view().turn?.kind).toBe('returning')
    }
    expect(seen).toEqual([starred.id, long.id, short.id, starred.id])
  })

  test('[T9] a hidden voice leaves in the next step, and the next one takes its place', async () => {
    const wall = await testWall()
    const bad = await wall.keep({ score: 1, comment: 'Hide me' })
    const room = await wall.openRoom()
    expect(room.view().turn?.voice.id).toBe(bad.id)
    const good = await wall.keep({ score: 9, comment: 'Stay' })
    await wall.moderate(bad.id, { display: 'hidden' })
    await room.until(({ turn }) => turn?.voice.id === good.id)
    const words = room.patches.map((patch) => patch.change?.turn?.voice.words)
    expect(words).not.toContain('Hide me')
    expect(room.view()).toMatchObject({ score: { n: 2 }, today: 2 })
  })

  test('[T11] a wall on which nobody may stand rests, and does not hold up what is over', async () => {
    const wall = await testWall()
    await wall.keep({ score: 9, comment: 'Only one' })
    const room = await wall.openRoom()
    await room.until(({ turn }) => turn === null, 31 * DAY)
    expect(room.view().first).toBe(false)
  })

  test('[T12] a reopened wall goes on where it was: the turn that runs is the one that stood', async () => {
    const wall = await testWall()
    await wall.keep({ score: 9, comment: EIGHT_WORDS })
    const before = await wall.openRoom()
    const { turn } = before.view()
    wall.clock.now += 2 * SECOND
    const after = await wall.openRoom()
    expect(after.view()).toEqual(before.view())
    expect(after.view().turn).toEqual(turn)
  })
})

describe("a wall's clock", () => {
  test("[L13] the score moves with its window's edge, which no commit triggers", async () => {
    const wall = await testWall({ windowDays: 1 })
    await wall.keep({ score: 9, comment: 'Yesterday' }, NOON - DAY + 9 * 60 * SECOND)
    const room = await wall.openRoom()
    expect(room.view().score.n).toBe(1)
    await room.until(({ score }) => score.n === 0, 8 * 60 * SECOND)
  })

  test('[L14] a new day takes down the marks of the last one', async () => {
    const wall = await testWall()
    await wall.keep({ score: 9, comment: 'Today' })
    const room = await wall.openRoom()
    expect(room.view()).toMatchObject({ today: 1, marks: [{ n: 1, minute: NOON, mood: 'good' }] })
    await room.until(({ today, marks }) => today === 0 && marks.length === 0, 12 * HOUR)
  })

  test('[V2] outside of its hours no voice stands, and nothing is lost meanwhile', async () => {
    const wall = await testWall({ hours: { fri: ['08:00', '13:00'], sat: ['08:00', '13:00'] } })
    await wall.keep({ score: 9, comment: 'Before closing' })
    const room = await wall.openRoom()
    expect(room.view().turn).not.toBeNull()
    await room.until(({ turn, day }) => turn === null && !day.open, HOUR)
    await wall.keep({ score: 9, comment: 'At night' })
    await room.until(({ today }) => today === 2, SECOND)
    expect(room.view().turn).toBeNull()
    await room.until(({ turn, day }) => turn !== null && day.open, 20 * HOUR)
  })

  test('[L14] a mark stands at the minute at which it was said, also when it arrives late', async () => {
    const wall = await testWall()
    const room = await wall.openRoom()
    const morning = Date.UTC(2026, 10, 20, 8, 30)
    await wall.keep({ score: 3, comment: 'Earlier', occurredAt: new Date(morning).toISOString() })
    await wall.keep({
      score: 3,
      comment: 'The same minute',
      occurredAt: new Date(morning + 59_999).toISOString(),
    })
    await room.until(({ today }) => today === 2, SECOND)
    expect(room.view().marks).toEqual([{ minute: morning, mood: 'bad', n: 2 }])
  })

  test('[L14] what does not count leaves no mark, and says so beside the score', async () => {
    const wall = await testWall()
    const { id } = await wall.keep({ score: 3, comment: 'Spam' })
    const room = await wall.openRoom()
    await wall.moderate(id, { counted: false, reason: 'spam' })
    await room.until(({ today, score }) => today === 0 && score.n === 0 && score.excluded === 1)
    await wall.moderate(id, { counted: true })
    await room.until(({ today, score }) => today === 1 && score.n === 1 && score.excluded === 0, SECOND)
  })
})
