import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { createTool } from '../../testing/tool.ts'
import type { DeliveryOutcome } from '../delivery-operation.ts'

const EVER = 0
const HALF = [{ subject: null, posted: { comment: 'Half.' } }]

/** What of deliveries that are repeated, read again, erased, or more than anybody wants to keep. */
export function deliveriesAgain(engine: Engine): void {
  let opened: TestStorage
  let tool: ReturnType<typeof createTool>
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    tool = createTool(opened)
  })
  afterAll(() => opened.close())

  const room = () => opened.storage.deliveries
  const read = (id: string | undefined) => opened.storage.feedback.byId(id ?? '')
  const line = () => opened.audit('admin', 'person.erased', 'one')
  const sourced = (id: string) => createTool(opened, { id, policy: 'publish' })

  test('[J50] a delivery that was read again is still known when its sender repeats it', async () => {
    const waits = await tool.deliver([], { state: 'inbox', repeat: 'read again' })
    await tool.deliver(HALF, { again: waits.id, repeat: 'read again' })
    const repeated = await tool.deliver(HALF, { repeat: 'read again' })
    expect(repeated).toMatchObject({ repeats: waits.id, state: 'repeated' })
  })

  test('[J50] what is not understood again keeps its key, too', async () => {
    const waits = await tool.deliver([], { state: 'inbox', repeat: 'still not' })
    await tool.deliver([], { again: waits.id, state: 'inbox' })
    expect((await tool.deliver(HALF, { repeat: 'still not' })).repeats).toBe(waits.id)
  })

  test('[J51] what waits and has come again meanwhile by another key is a repetition when it is read again', async () => {
    const waits = await tool.deliver([], { state: 'inbox', repeat: 'as the preset before had it' })
    const other = await tool.deliver(HALF, { repeat: 'as it is now' })
    const again = await tool.deliver(HALF, { again: waits.id, repeat: 'as it is now' })
    expect(again).toMatchObject({ repeats: other.id, state: 'repeated', entries: other.entries })
    expect(await room().byId('tool', waits.id, EVER)).toMatchObject({ state: 'repeated', body: null })
  })

  test('[J52] a voice that had no id is not doubled when it is read again with one, and is known by it from then on', async () => {
    const waits = await tool.deliver(HALF, { state: 'partly' })
    const named = { subject: 'named at last', revision: opened.clock.now() }
    const again = await tool.deliver([{ ...named, posted: { metric: 'nps', score: 9, comment: 'Half.' } }], {
      again: waits.id,
    })
    expect(again.entries.map(({ id }) => id)).toEqual(waits.entries.map(({ id }) => id))
    const edit = await tool.deliver([{ ...named, posted: { comment: 'Whole.' } }])
    expect(edit.did).toEqual(['changed'])
    expect(await read(waits.entries[0]?.id)).toMatchObject({
      ...{ externalId: 'named at last', score: 9, comment: 'Whole.' },
    })
  })

  test('[J53] what somebody in it asked to be erased is not read again, and goes', async () => {
    const inbox = sourced('pending')
    const { id } = await inbox.deliver([], { state: 'inbox', emails: ' ada@example.com ' })
    const now = opened.clock.now()
    await opened.storage.erasure.ask({ person: { email: 'ada@example.com' } }, now + 10, line(), now)
    expect(await opened.storage.keep([inbox.delivery(HALF, { again: id })])).toEqual([{ kind: 'settled' }])
    expect(await room().open(['inbox'], 'pending', 10)).toEqual([])
    opened.clock.forward(10)
    await opened.storage.erasure.finish(opened.clock.now())
    expect(await room().byId('pending', id, EVER)).toMatchObject({ body: null, state: 'dismissed' })
  })

  test('[J54] a delivery about a thousand persons is kept, and each of them can have it forgotten', async () => {
    const people = Array.from(
      { length: 1_000 },
      (_, n) => `${'x'.repeat(n % 40)}${n}.person@example-${n}.com`,
    )
    const { id } = await sourced('many').deliver([], { state: 'inbox', emails: ` ${people.join(' ')} ` })
    const now = opened.clock.now()
    await opened.storage.erasure.ask({ person: { email: people[999] as string } }, now, line(), now)
    await opened.storage.erasure.finish(now)
    expect(await room().byId('many', id, EVER)).toMatchObject({ body: null })
  })

  test('[J55] of a source so many bytes of bodies are kept, the newest; what waits goes last, and lines stay', async () => {
    const flood = sourced('flood')
    const body = JSON.stringify({ words: 'x'.repeat(10_000) })
    const ids: string[] = []
    for (const state of ['inbox', 'kept', 'inbox', 'kept', 'kept'] as const) {
      ids.push((await flood.deliver([], { state, body })).id)
    }
    const bodies = async () =>
      Promise.all(ids.map(async (id) => (await room().byId('flood', id, EVER))?.body !== null))
    await room().trim('flood', 60_000)
    expect(await bodies()).toEqual([true, true, true, true, true])
    await room().trim('flood', 35_000)
    expect(await bodies()).toEqual([true, false, true, false, true])
    await room().trim('flood', 12_000)
    expect(await bodies()).toEqual([false, false, true, false, false])
    const [first] = (await room().list('flood', { since: EVER, limit: 9 })).toReversed()
    expect(first).toMatchObject({ state: 'dismissed', why: [{ detail: expect.stringContaining('dropped') }] })
    expect(await room().list('flood', { since: EVER, limit: 9 })).toHaveLength(5)
  })

  test('[J56] what came with words that were taken back does not wait for a reading without its body', async () => {
    const { id } = await tool.deliver([{ withdrawn: 'beside' }], { state: 'partly', why: 'Not understood.' })
    expect(await room().byId('tool', id, EVER)).toMatchObject({
      ...{ state: 'dismissed', body: null },
      why: [{ detail: expect.stringContaining('took words in it back') }],
    })
  })

  test('[J57] a delivery that repeats an erased one brings nothing back, within its time or after it', async () => {
    const told = [{ subject: 'erased', posted: { comment: 'Forget me.' } }]
    const { entries } = await tool.deliver(told, { repeat: 'of an erased one', body: '"Forget me."' })
    const now = opened.clock.now()
    await opened.storage.erasure.ask({ ids: [entries[0]?.id as string] }, now, line(), now)
    await opened.storage.erasure.finish(now)
    expect(
      (await tool.deliver(told, { repeat: 'of an erased one', body: '"Forget me."' })).repeats,
    ).not.toBeNull()
    opened.clock.forward(8 * 24 * 60 * 60_000)
    const late = await tool.deliver(told, { repeat: 'of an erased one', body: '"Forget me."' })
    expect(late.did).toEqual(['gone'])
    expect(await opened.place.read(`select body from delivery where body like '%Forget%'`)).toEqual([])
  })

  test('[J58] subjects in one commit see each other: score, words, and what is withdrawn and new', async () => {
    const [first, second, third] = (await opened.storage.keep([
      tool.delivery([
        { subject: 'one commit', revision: 2, posted: { comment: 'Second.' } },
        { subject: 'one commit', revision: 1, posted: { comment: 'First.' } },
      ]),
      tool.delivery([{ subject: 'one commit', revision: 2, posted: { metric: 'nps', score: 7 } }]),
      tool.delivery([{ withdrawn: 'one commit' }, { subject: 'another', posted: { comment: 'New.' } }]),
    ])) as Extract<DeliveryOutcome, { kind: 'delivered' }>[]
    expect(first?.entries.map(({ did }) => did)).toEqual(['created', 'older'])
    expect(second?.entries).toMatchObject([{ id: first?.entries[0]?.id, did: 'changed' }])
    expect(third?.entries.map(({ did }) => did)).toEqual(['withdrawn', 'created'])
    expect(await read(first?.entries[0]?.id)).toMatchObject({
      counted: false,
      reason: 'withdrawn',
      erased: true,
    })
  })

  if (engine.shared) {
    test('[J59] the same deliveries at two instances at once are one voice each', async () => {
      const { storage } = await opened.openAnother()
      const tools = [opened.storage, storage].map((one) => createTool({ storage: one, clock: opened.clock }))
      const numbers = Array.from({ length: 40 }, (_, n) => n)
      const kept = await Promise.all(
        numbers.flatMap((n) =>
          tools.map((each) =>
            each.deliver([{ subject: null, posted: { comment: `At two, ${n}.` } }], {
              repeat: `at two ${n}`,
            }),
          ),
        ),
      )
      expect(kept.filter(({ repeats }) => repeats === null)).toHaveLength(numbers.length)
      expect(new Set(kept.map(({ entries }) => entries[0]?.id)).size).toBe(numbers.length)
    })
  }
}
