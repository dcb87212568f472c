import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { createTool } from '../../testing/tool.ts'
import type { DeliveryOutcome } from '../delivery-operation.ts'

const DAY = 24 * 60 * 60_000
const EVER = 0

/** What foreign tools deliver: one voice for each answer, in whatever order and however often it is told. */
export function deliveries(engine: Engine): void {
  let opened: TestStorage
  let tool: ReturnType<typeof createTool>
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    tool = createTool(opened)
  })
  afterAll(() => opened.close())

  const read = (id: string | undefined) => opened.storage.feedback.byId(id ?? '')
  const room = () => opened.storage.deliveries
  const line = () => opened.audit('admin', 'delivery.dismissed', 'one')
  const score = (subject: string, value: number, revision: number) => ({
    ...{ subject, revision, posted: { metric: 'nps', score: value } },
  })
  const words = (subject: string, comment: string, revision: number) => ({
    subject,
    revision,
    posted: { comment },
  })

  test('[J1] a score, then its comment, then an edit are one voice, in whatever order they come', async () => {
    const told = [
      score('s', 3, 1),
      words('s', 'Slow.', 2),
      { ...score('s', 4, 3), posted: { metric: 'nps', score: 4, comment: 'Slow, then kind.' } },
    ]
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    for (const order of orders) {
      const subject = `order ${order.join('')}`
      const ids = new Set<string>()
      for (const place of order) {
        const { entries } = await tool.deliver([{ ...(told[place] as (typeof told)[0]), subject }])
        ids.add(entries[0]?.id ?? '')
      }
      expect(ids.size).toBe(1)
      expect(await read([...ids][0])).toMatchObject({
        ...{ externalId: subject, score: 4, comment: 'Slow, then kind.', metric: 'nps', mood: 'bad' },
      })
    }
  })

  test('[J2] counts follow: an answer that is told three times counts once, as it is at last', async () => {
    const before = await opened.place.read('select * from tally order by id')
    await tool.deliver([score('counted', 9, 1)])
    await tool.deliver([words('counted', 'Good.', 2)])
    await tool.deliver([score('counted', 10, 3)])
    await opened.storage.rebuild()
    const after = await opened.place.read('select * from tally order by id')
    expect(JSON.stringify(after)).not.toBe(JSON.stringify(before))
    const { entries } = await tool.deliver([score('counted', 10, 4)])
    expect(entries[0]?.did).toBe('unchanged')
    expect(await opened.place.read('select * from tally order by id')).toEqual(after)
  })

  test('[J3] what a later delivery lacks stays, and what it says is empty goes, but only for what is newer', async () => {
    const { entries } = await tool.deliver([words('emptied', 'Take this back.', 5)])
    await tool.deliver([{ ...score('emptied', 7, 4), cleared: ['comment'] }])
    expect(await read(entries[0]?.id)).toMatchObject({ comment: 'Take this back.', score: 7 })
    await tool.deliver([{ ...score('emptied', 8, 6), cleared: ['comment'] }])
    expect(await read(entries[0]?.id)).toMatchObject({ score: 8 })
    expect(await read(entries[0]?.id)).not.toHaveProperty('comment')
    expect((await tool.deliver([words('emptied', 'Take this back.', 5)])).did).toEqual(['older'])
    expect(await read(entries[0]?.id)).not.toHaveProperty('comment')
  })

  test('[J4] a delivery that comes again within seven days changes nothing, also ten times at once', async () => {
    const ten = Array.from({ length: 10 }, () =>
      tool.delivery([{ subject: null, posted: { comment: 'Once.' } }], { repeat: 'ten' }),
    )
    const outcomes = (await Promise.all(
      ten.map(async (operation) => (await opened.storage.keep([operation]))[0]),
    )) as Extract<DeliveryOutcome, { kind: 'delivered' }>[]
    expect(outcomes.filter(({ repeats }) => repeats === null)).toHaveLength(1)
    expect(new Set(outcomes.map(({ entries }) => entries[0]?.id)).size).toBe(1)
    opened.clock.forward(7 * DAY - 1)
    expect(
      (await tool.deliver([{ subject: null, posted: { comment: 'Once.' } }], { repeat: 'ten' })).repeats,
    ).not.toBeNull()
    opened.clock.forward(2)
    expect(
      (await tool.deliver([{ subject: null, posted: { comment: 'Once.' } }], { repeat: 'ten' })).did,
    ).toEqual(['created'])
  })

  test('[J5] all items of a delivery are one commit, and each becomes what it says', async () => {
    opened.commits.length = 0
    const { did } = await tool.deliver([score('first', 9, 1), score('second', 2, 1), { withdrawn: 'first' }])
    expect(did).toEqual(['created', 'created', 'withdrawn'])
    expect(opened.commits.filter(({ feedback }) => feedback)).toHaveLength(1)
  })

  test('[J6] what its customer withdraws leaves words and scores, and does not come back by a delivery that is late', async () => {
    const { entries } = await tool.deliver([words('back', 'Mine.', 1)], { body: '{"comment":"Mine."}' })
    expect((await tool.deliver([{ withdrawn: 'back' }], { body: '{"name":"Mine"}' })).did).toEqual([
      'withdrawn',
    ])
    expect(await read(entries[0]?.id)).toMatchObject({ counted: false, reason: 'withdrawn', erased: true })
    expect((await tool.deliver([words('back', 'Mine.', 2)], { body: '{"comment":"Mine."}' })).did).toEqual([
      'gone',
    ])
    expect(await opened.place.read(`select body from delivery where body like '%Mine%'`)).toEqual([])
    expect((await tool.deliver([{ withdrawn: 'early' }])).did).toEqual(['withdrawn before it came'])
    expect((await tool.deliver([{ withdrawn: 'early' }])).did).toEqual(['withdrawn before it came'])
    expect((await tool.deliver([words('early', 'Too late.', 1)])).did).toEqual(['gone'])
  })

  test('[J7] a hidden voice stays hidden when its answer is edited, and a holding source holds other words again', async () => {
    const holding = createTool(opened, { id: 'holding', policy: 'hold' })
    const { entries } = await holding.deliver([words('held', 'First.', 1)])
    const id = entries[0]?.id as string
    const decide = (display: 'shown' | 'hidden') =>
      opened.storage.moderation.moderate(
        id,
        { display },
        opened.audit('x', 'feedback.changed', id),
        opened.clock.now(),
      )
    await decide('shown')
    await holding.deliver([score('held', 9, 2)])
    expect(await read(id)).toMatchObject({ display: 'shown' })
    await holding.deliver([words('held', 'Second.', 3)])
    expect(await read(id)).toMatchObject({ display: 'held', comment: 'Second.' })
    await decide('hidden')
    await holding.deliver([words('held', 'Third.', 4)])
    expect(await read(id)).toMatchObject({ display: 'hidden', comment: 'Third.' })
  })

  test('[J8] the log has every delivery, the newest first, and what became of it', async () => {
    const log = createTool(opened, { id: 'log', policy: 'publish' })
    const first = await log.deliver([score('1', 9, 1)], { body: '{"a":1}' })
    opened.clock.forward(1)
    const second = await log.deliver([], { state: 'inbox', body: '{"b":2}' })
    const listed = await room().list('log', { since: EVER, limit: 10 })
    expect(listed.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'inbox'],
      [first.id, 'kept'],
    ])
    expect(await room().list('log', { since: EVER, limit: 10, states: ['inbox'] })).toHaveLength(1)
    expect(await room().list('log', { since: EVER, limit: 10, before: second.id })).toHaveLength(1)
    expect(await room().byId('log', first.id, EVER)).toMatchObject({
      ...{
        body: { text: '{"a":1}' },
        entries: first.entries,
        headers: { 'content-type': 'application/json' },
      },
    })
    expect(await room().byId('other', first.id, EVER)).toBeNull()
    expect(await room().counts('log')).toEqual({ inbox: 1, kept: 1 })
    expect(await room().waiting()).toContainEqual({ source: 'log', waiting: 1 })
  })

  test('[J9] what waits can be read again: nothing is lost, nothing doubled, and once it is settled it is left alone', async () => {
    const log = createTool(opened, { id: 'again', policy: 'publish' })
    const waits = await log.deliver([{ subject: null, posted: { comment: 'Half.' } }], { state: 'partly' })
    const again = await log.deliver(
      [{ subject: null, posted: { metric: 'nps', score: 9, comment: 'Half.' } }],
      {
        ...{ again: waits.id, state: 'kept' },
      },
    )
    expect(again.entries.map(({ id }) => id)).toEqual(waits.entries.map(({ id }) => id))
    expect(await read(waits.entries[0]?.id)).toMatchObject({ score: 9, comment: 'Half.' })
    const settled = await opened.storage.keep([log.delivery([score('x', 1, 1)], { again: waits.id })])
    expect(settled).toEqual([{ kind: 'settled' }])
    expect(await room().list('again', { since: EVER, limit: 5 })).toHaveLength(1)
  })

  test('[J9] what was understood wrongly can be read again, too: what a mapping had put in the wrong place leaves it', async () => {
    const log = createTool(opened, { id: 'wrong', policy: 'publish' })
    const wrong = { subject: 'one', revision: 1, posted: { comment: 'Maya', author: { company: 'Words.' } } }
    const first = await log.deliver([wrong, score('two', 3, 1)])
    await log.deliver([
      { subject: 'one', revision: 2, posted: { location: 'Leipzig', score: 9, metric: 'nps' } },
    ])
    const right = { subject: 'one', revision: 1, posted: { comment: 'Words.', author: { name: 'Maya' } } }
    const again = await log.deliver([right], { again: first.id, anyway: true })
    expect(again.entries.map(({ id }) => id)).toEqual(first.entries.map(({ id }) => id))
    const one = await read(first.entries[0]?.id)
    expect(one).toMatchObject({ comment: 'Words.', author: { name: 'Maya' }, location: 'Leipzig', score: 9 })
    expect(one?.author).not.toHaveProperty('company')
  })

  test('[J10] one that waits can be put aside, once, with a line in the audit log', async () => {
    const log = createTool(opened, { id: 'aside', policy: 'publish' })
    const { id } = await log.deliver([], { state: 'inbox' })
    expect(await room().dismiss('other', id, line())).toBe(false)
    expect(await room().dismiss('aside', id, line())).toBe(true)
    expect(await room().dismiss('aside', id, line())).toBe(false)
    expect(await room().byId('aside', id, EVER)).toMatchObject({ state: 'dismissed' })
  })

  test('[J11] bodies go when the log’s days are over, and lines a week later at the earliest; the rest stays', async () => {
    const log = createTool(opened, { id: 'old', policy: 'publish' })
    const { id } = await log.deliver([score('old', 9, 1)])
    const at = opened.clock.now()
    opened.clock.forward(DAY)
    const newer = await log.deliver([score('new', 9, 1)])
    const forget = (bodiesBefore: number, linesBefore: number) =>
      room().forget('old', { bodiesBefore, linesBefore })
    await forget(at + 1, at)
    expect(await room().byId('old', id, EVER)).toMatchObject({ body: null })
    await forget(at + 1, at + 1)
    expect(await room().byId('old', id, EVER)).toBeNull()
    expect(await room().byId('old', newer.id, EVER)).toMatchObject({ body: { text: '{}' } })
  })

  test('[J12] erasing an entry takes the bodies that brought it along, however many entries they brought', async () => {
    const log = createTool(opened, { id: 'erased', policy: 'publish' })
    const { id, entries } = await log.deliver([score('a', 9, 1), words('b', 'Words.', 1)])
    await opened.storage.erasure.ask(
      { ids: [entries[1]?.id as string] },
      opened.clock.now(),
      line(),
      opened.clock.now(),
    )
    await opened.storage.erasure.finish(opened.clock.now())
    expect(await room().byId('erased', id, EVER)).toMatchObject({ body: null, headers: {} })
  })

  test('[J13] erasing a person by an address takes every body with it along, also in the inbox, and until then it can be taken back', async () => {
    const log = createTool(opened, { id: 'person', policy: 'publish' })
    const sent = { state: 'inbox', body: '{"mail":"Al_x@example.com"}' } as const
    const hers = await log.deliver([], { ...sent, emails: ' al_x@example.com ', why: '“Al” is no number.' })
    const another = await log.deliver([], { ...sent, emails: ' alxx@example.com ' })
    const person = { email: 'AL_X@example.com' }
    const eraseAt = opened.clock.now() + 10_000
    const { erasure } = opened.storage
    await erasure.ask({ person }, eraseAt, line(), opened.clock.now())
    await erasure.takeBack({ person }, line(), opened.clock.now())
    opened.clock.forward(10_000)
    await erasure.finish(opened.clock.now())
    expect(await room().byId('person', hers.id, EVER)).toMatchObject({
      state: 'inbox',
      body: sent && { text: sent.body },
    })
    await erasure.ask({ person }, opened.clock.now() + 10_000, line(), opened.clock.now())
    expect(await erasure.next()).toBe(opened.clock.now() + 10_000)
    opened.clock.forward(10_000)
    await erasure.finish(opened.clock.now())
    expect(await room().byId('person', hers.id, EVER)).toMatchObject({
      state: 'dismissed',
      body: null,
      why: [],
    })
    expect(await room().byId('person', another.id, EVER)).toMatchObject({ state: 'inbox' })
  })

  test('[J14] refusals are noted without a body, and of each source only so many', async () => {
    const log = createTool(opened, { id: 'refused', policy: 'publish' })
    const refused = Array.from({ length: 5 }, () => {
      const { delivery } = log.delivery([], { state: 'refused' })
      return { ...delivery, source: 'refused', headers: null, body: null, emails: null }
    })
    await room().note(refused.slice(0, 3), 4)
    await room().note(refused.slice(3), 4)
    expect(await room().list('refused', { since: EVER, limit: 10 })).toHaveLength(4)
  })
}
