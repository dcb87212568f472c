import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

const FULL = {
  ...{ metric: 'nps', score: 3, scale: { min: 1, max: 10 }, comment: 'The parcel was wet.' },
  author: {
    id: 'c_1',
    name: 'Maya',
    email: 'm@example.com',
    company: 'Acme',
    segment: 'retail',
    value: 1240.5,
  },
  ...{ location: 'Leipzig', touchpoint: 'delivery', channel: 'email', tags: ['parcel'], language: 'de' },
  ...{ occurredAt: '2026-11-20T09:00:00+01:00', link: 'https://example.com/1' },
  consent: { show: true, name: false },
}

/** PUT and DELETE: what a sender may change later, and what withdrawal leaves. */
export function changesBySenders(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  let holding: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
    holding = createSender(opened, { id: 'holding', policy: 'hold' })
  })
  afterAll(() => opened.close())
  const display = async (id: string, next: 'shown' | 'hidden') => {
    const audit = opened.audit('somebody', 'feedback.changed', id)
    await opened.storage.moderation.moderate(id, { display: next }, audit, opened.clock.now())
  }

  test('[K6] an entry is kept and read as it was posted', async () => {
    const kept = feedbackOf(await shop.post({ ...FULL, externalId: 'full' }))
    expect(await opened.storage.feedback.byId(kept.id)).toEqual(kept)
    expect(kept).toMatchObject({
      ...FULL,
      externalId: 'full',
      source: 'shop',
      display: 'shown',
      counted: true,
    })
  })

  test('[K7] a replacement leaves nothing of the entry before but its id, arrival and what moderators decided', async () => {
    const first = feedbackOf(await shop.post({ ...FULL, externalId: 'r' }))
    opened.clock.forward(HOUR)
    const replaced = await shop.put('r', { metric: 'csat', score: 5 })
    const { id, source, arrivedAt } = first
    expect(replaced.kind).toBe('replaced')
    expect(feedbackOf(replaced)).toEqual({
      ...{ id, source, arrivedAt, externalId: 'r', metric: 'csat', score: 5, mood: 'good', display: 'shown' },
      ...{ counted: true, reason: null, pinned: false, starred: false },
      revision: await opened.storage.revision(),
    })
  })

  test('[K7] a replacement that names no time counts by the arrival of the first', async () => {
    const { id } = feedbackOf(await shop.put('arrival', { metric: 'nps', score: 5 }))
    const arrived = opened.clock.now()
    opened.clock.forward(40 * HOUR)
    await shop.put('arrival', { metric: 'nps', score: 6 })
    expect((await opened.storage.feedback.rowById(id))?.at).toBe(arrived)
  })

  test('[K7] a replacement creates what is not there, and the same content again changes nothing', async () => {
    const created = await shop.put('new', { metric: 'nps', score: 7 })
    expect(created.kind).toBe('created')
    expect(await shop.put('new', { metric: 'nps', score: 7 })).toEqual({ ...created, kind: 'repeated' })
  })

  test('[K8] hidden stays hidden, whatever the sender puts there', async () => {
    const { id } = feedbackOf(await shop.post({ comment: 'Rude words.', externalId: 'h' }))
    await display(id, 'hidden')
    expect(feedbackOf(await shop.put('h', { comment: 'Other words.' })).display).toBe('hidden')
  })

  test('[K8] a holding source holds words that changed again, and only those', async () => {
    const { id, display: first } = feedbackOf(await holding.post({ comment: 'Fine.', externalId: 'p' }))
    expect(first).toBe('held')
    await display(id, 'shown')
    const scored = { comment: 'Fine.', metric: 'nps', score: 9 }
    expect(feedbackOf(await holding.put('p', scored)).display).toBe('shown')
    expect(feedbackOf(await holding.put('p', { ...scored, comment: 'Not fine.' })).display).toBe('held')
  })

  test('[K9] withdrawal erases words and person, and leaves what counts need', async () => {
    const { id, arrivedAt } = feedbackOf(await shop.post({ ...FULL, externalId: 'secret-id' }))
    expect(await shop.withdraw('secret-id')).toEqual({ kind: 'withdrawn', id })
    expect(await opened.storage.feedback.byId(id)).toEqual({
      ...{ id, source: 'shop', arrivedAt, metric: 'nps', score: 3, scale: FULL.scale, mood: 'bad' },
      ...{ location: 'Leipzig', touchpoint: 'delivery', language: 'de', tags: ['parcel'] },
      ...{ author: { segment: 'retail' }, occurredAt: FULL.occurredAt, consent: FULL.consent },
      ...{ display: 'hidden', counted: false, reason: 'withdrawn', pinned: false, starred: false },
      erased: true,
      revision: await opened.storage.revision(),
    })
    const rows = await opened.place.read<object>(`select * from feedback where id = '${id}'`)
    expect(JSON.stringify(rows)).not.toMatch(/wet|Maya|Acme|c_1|example\.com|secret-id|"email"/)
  })

  test('[K9] withdrawing twice is withdrawn, and what was never there is unknown', async () => {
    const { id } = feedbackOf(await shop.post({ comment: 'Twice.', externalId: 'twice' }))
    await shop.withdraw('twice')
    const revision = (await opened.storage.feedback.byId(id))?.revision
    expect(await shop.withdraw('twice')).toEqual({ kind: 'withdrawn', id })
    expect((await opened.storage.feedback.byId(id))?.revision).toBe(revision)
    expect(await shop.withdraw('never')).toEqual({ kind: 'unknown' })
    expect(await holding.withdraw('twice')).toEqual({ kind: 'unknown' })
  })

  test('[K10] after withdrawal a POST answers the first id and brings nothing back, and a PUT is refused', async () => {
    const words = { comment: 'Take it back.', externalId: 'back' }
    const { id } = feedbackOf(await shop.post(words, 'key back'))
    await shop.withdraw('back')
    const erased = await opened.storage.feedback.byId(id)
    expect(await shop.post(words)).toEqual({ kind: 'repeated', feedback: erased })
    expect(await shop.post({ comment: 'Other words.', externalId: 'back' })).toMatchObject({
      kind: 'repeated',
    })
    expect(await shop.post(words, 'key back')).toMatchObject({ kind: 'repeated' })
    expect(await shop.put('back', { comment: 'Again.' })).toEqual({ kind: 'gone', id })
    expect(await opened.storage.feedback.byId(id)).toEqual(erased)
  })

  test('[K10] posted, changed, withdrawn and posted again in one commit, each sees those before it', async () => {
    const { create, replace, withdraw } = shop.operations
    const outcomes = await shop.keep([
      ...[create({ comment: 'One.', externalId: 'o' }), replace('o', { comment: 'Two.' }), withdraw('o')],
      ...[create({ comment: 'One.', externalId: 'o' }), replace('o', { comment: 'Three.' })],
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['created', 'replaced', 'withdrawn', 'repeated', 'gone'])
    expect(feedbackOf(outcomes[0]).comment).toBe('One.')
    expect((await opened.storage.feedback.byId(feedbackOf(outcomes[0]).id))?.comment).toBeUndefined()
  })

  test('[K11] a test counts nowhere; what the sender marks later, and unmarks, follows', async () => {
    const mark = { metric: 'nps', score: 9, test: true }
    const entry = feedbackOf(await shop.post({ ...mark, externalId: 't' }))
    expect(entry).toMatchObject({ test: true, counted: false, reason: 'test', display: 'shown' })
    expect(feedbackOf(await shop.put('t', { ...mark, test: false }))).toMatchObject({
      counted: true,
      reason: null,
    })
    expect(feedbackOf(await shop.put('t', mark))).toMatchObject({ counted: false, reason: 'test' })
  })
}
