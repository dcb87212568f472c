import { afterEach, expect, test } from 'vitest'
import type { WallView } from '../../../shared/wall.ts'
import { DAY, HOUR, MINUTE, NOON, openSceneWall, type SceneWall } from '../testing.ts'
import { USUAL } from './testing.ts'

const opened: SceneWall[] = []
afterEach(async () => {
  for (const wall of opened.splice(0)) await wall.close()
})

const LIFT = [
  'The new lift is slow.',
  'Why is the lift so slow today?',
  'A lift at last!',
  'The lift stopped twice.',
]
const APP = [
  'The parking app failed.',
  'I like the parking app.',
  'Your parking app is good.',
  'No parking app for me.',
]

/** A wall on which people speak of a lift and of an app since yesterday. */
async function talkingWall(settings: object = {}, scenes = ['voices', 'themes']) {
  const wall = await openSceneWall({ scenes, ...settings })
  opened.push(wall)
  const say = (nth: number, age: number, ...more: (string | undefined)[]) => {
    const words = [USUAL.en[nth % USUAL.en.length], ...more, `Case ${nth}.`].filter(Boolean).join(' ')
    const author = { id: `${age > 14 * DAY ? 'earlier' : 'now'}-${nth}`, name: 'Ada Byron' }
    return wall.keep({ score: nth % 4 === 0 ? 2 : 9, comment: words, author }, NOON - age - nth * MINUTE)
  }
  const earlier = Array.from({ length: 60 }, (_, nth) => say(nth, 20 * DAY))
  const topic = (nth: number) =>
    nth % 3 === 0 ? LIFT[(nth / 3) % 4] : nth % 3 === 1 ? APP[((nth - 1) / 3) % 4] : undefined
  const now = Array.from({ length: 48 }, (_, nth) => say(nth, DAY, topic(nth)))
  await Promise.all([...earlier, ...now])
  return wall
}

const phrases = ({ themes }: WallView) => themes.map(({ phrase }) => phrase).sort()
const voices = ({ themes }: WallView) => themes.flatMap((theme) => theme.voices)

test('[V126] themes are found in the background and stand with voices as the wall may show them', async () => {
  const wall = await talkingWall()
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length === 2)
  expect(phrases(room.view())).toEqual(['lift', 'parking app'])
  expect(room.view().scenes).toEqual(['themes'])
  for (const { n, authors, before, voices } of room.view().themes) {
    expect({ n, authors, before }).toEqual({ n: 16, authors: 16, before: 0 })
    expect(voices.length).toBeGreaterThan(0)
    for (const { name } of voices) expect(name).toBe('Ada B.')
  }
  const again = await wall.openRoom()
  expect(again.view().themes).toEqual(room.view().themes)
})

test('[V128] a voice that is hidden leaves its theme in the same step, another takes its place; one theme goes on alone while two are heard about it', async () => {
  const wall = await talkingWall()
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length === 2)
  const hideAll = async (phrase: string) => {
    const theme = () => room.view().themes.find((each) => each.phrase === phrase)
    for (let known = theme(); known; known = theme()) {
      const gone = known.voices.map(({ id }) => id)
      const steps = room.patches.length
      await Promise.all(gone.map((id) => wall.moderate(id, { display: 'hidden' })))
      await room.until((view) => voices(view).every(({ id }) => !gone.includes(id)))
      expect(room.patches.length).toBeGreaterThan(steps)
      const alone = room.view().themes.length === 1 && room.view().themes[0]
      if (alone) expect(alone.voices.length).toBeGreaterThan(1)
    }
  }
  await hideAll('lift')
  expect(phrases(room.view())).toEqual(['parking app'])
  expect(room.view().scenes).toEqual(['themes'])
  await hideAll('parking app')
  expect(room.view()).toMatchObject({ themes: [], scenes: [] })
})

test('[V193] a theme counts one voice less as soon as one is hidden, erased or not counted, and is none with fewer than four', async () => {
  const wall = await talkingWall()
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length === 2)
  const counted = () => {
    const lift = room.view().themes.find(({ phrase }) => phrase === 'lift')
    return lift && [lift.n, lift.authors]
  }
  const found = await wall.storage.themes.read(wall.wall.id)
  const ids = found?.themes.find(({ phrase }) => phrase === 'lift')?.writers.flat() ?? []
  const [hidden = '', spam = '', erased = '', ...others] = ids.toReversed()
  const steps = room.patches.length
  await wall.moderate(hidden, { display: 'hidden' })
  await room.until(() => counted()?.[0] === 15)
  await wall.moderate(spam, { counted: false, reason: 'spam' })
  await room.until(() => counted()?.[0] === 14)
  const line = { id: 'line', at: NOON, actor: 'test', action: 'feedback.erased', subject: erased }
  await wall.storage.erasure.ask({ ids: [erased] }, NOON + DAY, line, NOON)
  await room.until(() => counted()?.[0] === 13)
  expect(counted()).toEqual([13, 13])
  expect(room.patches.length).toBe(steps + 3)
  await wall.moderate(hidden, { display: 'shown' })
  await room.until(() => counted()?.[0] === 14)
  expect((await wall.openRoom()).view().themes).toEqual(room.view().themes)
  // The first ones of all stand beside it: there would be enough to show.
  await Promise.all(others.slice(0, -2).map((id) => wall.moderate(id, { display: 'hidden' })))
  await room.until(() => counted() === undefined)
  expect(phrases(room.view())).toEqual(['parking app'])
})

test('[V129] what a wall does not let stand is in no theme, and settings hold for themes at once', async () => {
  const wall = await talkingWall({ unhappy: 'count', privacy: 'none' })
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length > 0)
  for (const { mood, name } of voices(room.view())) expect([mood, name]).toEqual(['good', null])
  await wall.pause(true)
  await room.until(({ paused }) => paused)
  expect(room.view()).toMatchObject({ themes: [], scenes: [], year: null })
})

test('[V129] words that are masked later are in no theme any more', async () => {
  const wall = await talkingWall()
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length === 2)
  const spoken = voices(room.view()).filter(({ words }) => words?.includes('lift'))
  await Promise.all(
    spoken.map(async ({ id }) => {
      const entry = await wall.storage.feedback.byId(id)
      const start = entry?.comment?.search(/lift/i) ?? 0
      await wall.moderate(id, { passages: { mask: [[start, start + 4]] } })
    }),
  )
  await room.until((view) => voices(view).every(({ id }) => spoken.every((voice) => voice.id !== id)))
})

test('[V126] they are looked for anew after ten minutes, and for other settings at once', async () => {
  const wall = await talkingWall()
  const room = await wall.openRoom()
  await room.until(({ themes }) => themes.length === 2)
  const at = async () => (await wall.storage.themes.read(wall.wall.id))?.at
  expect(await at()).toBe(NOON)
  await room.until(() => true, 11 * MINUTE)
  await expect.poll(at).toBe(NOON + 11 * MINUTE)
  await room.until(() => true, HOUR)
  await expect.poll(at).toBe(NOON + HOUR + 11 * MINUTE)
  wall.clock.now += MINUTE
  await wall.change({ unhappy: 'count' })
  await room.until((view) => view.themes.length === 2 && voices(view).every(({ mood }) => mood === 'good'))
  expect(await at()).toBe(NOON + HOUR + 12 * MINUTE)
})
