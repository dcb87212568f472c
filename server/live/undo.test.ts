import { afterEach, expect, test } from 'vitest'
import { openTestWall } from './testing/room.ts'

const SECOND = 1_000
const NOON = Date.UTC(2026, 10, 20, 12, 7)
/** Twenty words: a turn of almost twelve seconds. */
const LONG = Array.from({ length: 20 }, (_, n) => `word${n}`).join(' ')
const RUNS = 11_696

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function standingWall() {
  const wall = await openTestWall(NOON)
  closing.push(wall.close)
  const room = await wall.openRoom()
  const voice = await wall.keep({ score: 9, comment: LONG })
  await room.until(({ turn }) => turn?.voice.id === voice.id)
  const display = (display: 'shown' | 'hidden') => wall.moderate(voice.id, { display })
  return { wall, room, id: voice.id, display }
}

test('[L32] a voice that was hidden and is shown again goes on with its turn while that still runs', async () => {
  const { wall, room, id, display } = await standingWall()
  wall.clock.now += SECOND
  await display('hidden')
  await room.until(({ turn }) => turn === null)
  wall.clock.now += SECOND
  await display('shown')
  await room.until(({ turn }) => turn?.voice.id === id)
  expect(room.view().turn).toMatchObject({ k: 2, kind: 'new', until: NOON + RUNS })
  expect(room.view().waiting).toBe(0)
})

test('[L32] whoever stood meanwhile waits again, and gets a whole turn', async () => {
  const { wall, room, id, display } = await standingWall()
  await display('hidden')
  await room.until(({ turn }) => turn === null)
  const other = await wall.keep({ score: 8, comment: 'Short and sweet' })
  await room.until(({ turn }) => turn?.voice.id === other.id)
  wall.clock.now += SECOND
  await display('shown')
  await room.until(({ turn }) => turn?.voice.id === id)
  expect(room.view().waiting).toBe(1)
  await room.until(({ turn }) => turn?.voice.id === other.id, RUNS)
  const { from, until } = room.view().turn ?? { from: 0, until: 0 }
  expect([until - from, room.view().waiting]).toEqual([6 * SECOND, 0])
})

test('[L32] another instance comes to the same: the voice that was cut short waits there, too', async () => {
  const { wall, room, id, display } = await standingWall()
  const there = await wall.openRoom()
  await display('hidden')
  const other = await wall.keep({ score: 8, comment: 'Short and sweet' })
  for (const each of [room, there]) await each.until(({ turn }) => turn?.voice.id === other.id)
  wall.clock.now += SECOND
  await display('shown')
  for (const each of [room, there]) {
    await each.until(({ turn, waiting }) => turn?.voice.id === id && waiting === 1)
  }
  expect(there.view().turn).toEqual(room.view().turn)
})

test('[L32] it stands long enough to be read, and after its turn is over it waits as a new one', async () => {
  const { wall, room, id, display } = await standingWall()
  await display('hidden')
  await room.until(({ turn }) => turn === null)
  wall.clock.now = NOON + RUNS - SECOND
  await display('shown')
  await room.until(({ turn }) => turn?.voice.id === id)
  expect(room.view().turn?.until).toBe(wall.clock.now + 6 * SECOND)
  await display('hidden')
  await room.until(({ turn }) => turn === null)
  wall.clock.now += 7 * SECOND
  await display('shown')
  await room.until(({ turn }) => turn?.voice.id === id)
  expect(room.view().turn).toMatchObject({ from: wall.clock.now, until: wall.clock.now + RUNS })
})
