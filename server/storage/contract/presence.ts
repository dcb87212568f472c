import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

const SCREEN = {
  ...{
    id: 's',
    screen: null,
    name: null,
    wall: 'w',
    wallName: 'W',
    revision: 1,
    visible: true,
    since: 1,
    drawnAt: 1,
  },
}
const ANA = { account: 'ana', email: 'ana@example.com', looking: null }

/** Who is at which instance. */
export function presence(engine: Engine): void {
  let opened: TestStorage

  beforeEach(async () => {
    opened = await openTestStorage(engine)
  })
  afterEach(() => opened.close())

  test('[K28] screens and people of every instance are present until they are withdrawn', async () => {
    const { presence } = opened.storage
    await presence.publish('one', { screens: [SCREEN], people: [ANA] }, 10)
    await presence.publish('two', { screens: [{ ...SCREEN, id: 't' }], people: [] }, 10)
    await presence.publish('one', { screens: [{ ...SCREEN, revision: 2 }], people: [ANA] }, 11)
    const { screens, people } = await presence.read(10)
    expect(screens.map(({ id, revision }) => `${id} ${revision}`).toSorted()).toEqual(['s 2', 't 1'])
    expect(people).toEqual([ANA])
    expect((await presence.read(10, { but: 'one' })).screens.map(({ id }) => id)).toEqual(['t'])
    await presence.withdraw('one')
    expect(await presence.read(10)).toEqual({ screens: [{ ...SCREEN, id: 't' }], people: [] })
  })

  test('[C105] an instance that says nothing new is there all the same, with what it said last', async () => {
    const { presence } = opened.storage
    expect(await presence.touch('one', 10)).toBe(false)
    await presence.publish('one', { screens: [SCREEN], people: [ANA] }, 10)
    expect(await presence.touch('one', 50)).toBe(true)
    expect(await presence.read(50)).toEqual({ screens: [SCREEN], people: [ANA] })
  })

  test('[K28] whoever listens hears that an instance has said who is there', async () => {
    const { presence } = opened.storage
    const heard = vi.fn()
    const stop = presence.onChange(heard)
    await presence.publish('one', { screens: [SCREEN], people: [] }, 10)
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
    stop()
    await presence.publish('one', { screens: [], people: [] }, 11)
    expect(heard).toHaveBeenCalledTimes(1)
  })
}
