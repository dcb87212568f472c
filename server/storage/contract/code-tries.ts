import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIds } from '../../ids.ts'
import { MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { CodeTrier } from '../code-tries.ts'
import type { Storage } from '../storage.ts'

const ANA: CodeTrier = { account: 'ana', block: '10.0.0.1' }

/** Codes that somebody guesses. */
export function codeTries(engine: Engine): void {
  let opened: TestStorage
  const newId = createIds()
  beforeEach(async () => {
    opened = await openTestStorage(engine)
  })
  afterEach(() => opened.close())

  const begin = (by: CodeTrier, storage: Storage = opened.storage, id = newId(opened.clock.now())) =>
    storage.codeTries.begin(id, by, opened.clock.now())
  /** How often this goes on until somebody has to wait. */
  async function free(by: (n: number) => CodeTrier, most = 400): Promise<number> {
    for (let n = 0; n < most; n += 1) if ((await begin(by(n))) > 0) return n
    return most
  }

  test('[C8] an account has ten wrong codes in a quarter of an hour, from wherever it tries', async () => {
    const { clock } = opened
    expect(await free((n) => ({ account: 'ana', block: `10.0.0.${n}` }))).toBe(10)
    clock.forward(15 * MINUTE - 1)
    expect(await begin({ account: 'ana', block: '10.0.1.1' })).toBe(1)
    clock.forward(1)
    expect(await free((n) => ({ account: 'ana', block: `10.0.0.${n}` }))).toBe(10)
  })

  test('[C8] an address has thirty, whoever tries there, and everybody together three hundred a minute', async () => {
    const { clock } = opened
    expect(await free((n) => ({ account: `a${n}`, block: '10.0.0.1' }))).toBe(30)
    clock.forward(MINUTE)
    expect(await free((n) => ({ account: `b${n}`, block: `10.1.0.${n}` }))).toBe(300)
    clock.forward(MINUTE)
    expect(await free((n) => ({ account: `c${n}`, block: `10.2.0.${n}` }), 5)).toBe(5)
  })

  test('[C8] a code that is right costs nothing, and many at once are not free', async () => {
    for (let n = 0; n < 12; n += 1) {
      await begin(ANA, opened.storage, `right ${n}`)
      await opened.storage.codeTries.right(`right ${n}`)
    }
    const waits = await Promise.all(Array.from({ length: 20 }, () => begin(ANA)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
  })

  test('[C102] wrong codes count wherever they were tried, and at the same moment, too', async () => {
    const tried = await Promise.all(Array.from({ length: 8 }, () => begin(ANA)))
    expect(tried).toEqual(tried.map(() => 0))
    const others = engine.shared ? [(await opened.openAnother()).storage] : []
    const instances = [opened.storage, ...others]
    const more = await Promise.all(
      Array.from({ length: 10 }, (_, n) => begin(ANA, instances[n % instances.length])),
    )
    expect(more.filter((wait) => wait === 0)).toHaveLength(2)
  })

  test('[C102] wrong codes that do not count any more are forgotten with the next one', async () => {
    const { clock, place } = opened
    await begin(ANA)
    clock.forward(15 * MINUTE)
    await begin({ account: 'ben', block: '10.0.0.2' })
    expect(await place.read('select account from code_try')).toEqual([{ account: 'ben' }])
  })
}
