import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openAt, openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Person } from '../persons.ts'
import { wordsOf } from '../search/words.ts'

const TEN_SECONDS = 10_000
const EMAIL = 'Maya@Example.com'
const WORDS = { comment: 'Words of hers.', author: { id: 'c_1', name: 'Maya Krüger', email: EMAIL } }
const WHERE = { location: 'Leipzig', touchpoint: 'delivery', language: 'de', tags: ['parcel'] }

/** What is erased for a person, and what stays. */
export function erasure(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const room = () => opened.storage.erasure
  const line = () => opened.audit('admin', 'erasure.asked', 'one')
  const ask = (what: Parameters<ReturnType<typeof room>['ask']>[0]) =>
    room().ask(what, opened.clock.now() + TEN_SECONDS, line(), opened.clock.now())
  const finish = () => room().finish(opened.clock.now())
  const read = (id: string) => opened.storage.feedback.byId(id)
  const countOf = async () => (await opened.place.read('select * from tally order by id')).length

  test('[E1] what is asked to be erased may stand nowhere at once, and is whole until its time has come', async () => {
    const entry = await shop.add({ ...WORDS, metric: 'nps', score: 9 })
    opened.commits.length = 0
    expect(await ask({ ids: [entry.id] })).toEqual([entry.id])
    expect(opened.commits.at(-1)).toMatchObject({ hides: true, feedback: true })
    expect((await opened.storage.feedback.rowById(entry.id))?.shown_at).toBeNull()
    expect(await finish()).toBe(0)
    expect((await read(entry.id))?.comment).toBe(WORDS.comment)
    expect(await room().next()).toBe(opened.clock.now() + TEN_SECONDS)
  })

  test('[E2] until then it can be taken back, and afterwards not', async () => {
    const entry = await shop.add({ comment: 'Stay.' })
    await ask({ ids: [entry.id] })
    expect(await room().takeBack({ ids: [entry.id] }, line(), opened.clock.now())).toEqual([entry.id])
    opened.clock.forward(TEN_SECONDS)
    await finish()
    expect(await read(entry.id)).toMatchObject({ comment: 'Stay.', display: 'shown' })
    await ask({ ids: [entry.id] })
    opened.clock.forward(TEN_SECONDS)
    expect(await room().takeBack({ ids: [entry.id] }, line(), opened.clock.now())).toEqual([])
    expect(await finish()).toBe(1)
  })

  test('[E3] erasure leaves what counts and where it was about, and nothing of the words or the person', async () => {
    const entry = await shop.add({
      ...{ ...WORDS, ...WHERE, metric: 'nps', score: 9, externalId: 'erased', channel: 'email' },
      link: 'https://example.com/maya',
    })
    const before = await countOf()
    await ask({ ids: [entry.id] })
    opened.clock.forward(TEN_SECONDS)
    await finish()
    const left = await read(entry.id)
    expect(left).toMatchObject({ ...WHERE, metric: 'nps', score: 9, counted: true, erased: true })
    expect(left?.arrivedAt).toBe(entry.arrivedAt)
    for (const field of ['comment', 'author', 'externalId', 'channel', 'link', 'masks', 'passages']) {
      expect(left).not.toHaveProperty(field)
    }
    const row = await opened.storage.feedback.rowById(entry.id)
    expect(row).toMatchObject({ words_key: null, content_hash: null, erase_at: null })
    for (const word of wordsOf(`${WORDS.comment} ${WORDS.author.name}`))
      expect(row?.search).not.toContain(word)
    expect(await countOf()).toBe(before)
  })

  test('[E4] a repetition brings nothing back: a POST answers the first id, a PUT is refused, a key too', async () => {
    const entry = feedbackOf(await shop.post({ ...WORDS, externalId: 'again' }, 'key'))
    await ask({ ids: [entry.id] })
    opened.clock.forward(TEN_SECONDS)
    await finish()
    expect(await shop.post({ ...WORDS, externalId: 'again' })).toMatchObject({ feedback: { id: entry.id } })
    expect(await shop.post({ ...WORDS, externalId: 'again' }, 'key')).toMatchObject({ kind: 'repeated' })
    expect(await shop.put('again', { comment: 'Other.' })).toEqual({ kind: 'gone', id: entry.id })
    expect(await read(entry.id)).not.toHaveProperty('comment')
    expect(await shop.withdraw('again')).toEqual({ kind: 'withdrawn', id: entry.id })
    expect(await read(entry.id)).toMatchObject({ counted: false, reason: 'withdrawn' })
  })

  test('[E5] a person is found by e-mail in any case and by id, in one source or in all, and only they', async () => {
    const other = createSender(opened, { id: 'web', policy: 'publish' })
    const mine = await shop.add({ comment: 'One.', author: { email: 'Ana@Example.com', id: 'c_9' } })
    const alsoMine = await other.add({ comment: 'Two.', author: { email: 'ana@example.com' } })
    const sameId = await other.add({ comment: 'Three.', author: { id: 'c_9' } })
    await shop.add({ comment: 'Four.', author: { email: 'ana@example.community', id: 'c_90' } })
    const found = async (person: Person) => (await opened.storage.persons.find(person)).entries
    expect(await found({ email: 'ANA@example.com' })).toEqual([mine.id, alsoMine.id])
    expect(await found({ author: 'c_9' })).toEqual([mine.id, sameId.id])
    expect(await found({ author: 'c_9', source: 'web' })).toEqual([sameId.id])
    expect(await ask({ person: { email: 'ana@example.com' } })).toEqual([mine.id, alsoMine.id])
    expect(await opened.storage.persons.find({ email: 'ana@example.com' })).toMatchObject({ erasing: 2 })
  })

  test('[E6] the log tells of an erasure how many entries it was, and no word or name', async () => {
    const entry = await shop.add(WORDS)
    await ask({ ids: [entry.id] })
    const [told] = await opened.storage.audit.list({ subject: 'one', limit: 1 })
    expect(told).toMatchObject({ action: 'erasure.asked', after: { entries: 1 } })
    expect(JSON.stringify(told)).not.toMatch(/Maya|hers/i)
  })

  test('[E7] an erasure that was asked for before a restart is finished after it', async () => {
    const place = await engine.makePlace()
    const { clock, audit } = opened
    const first = await openAt(place, clock)
    const { id } = await createSender({ ...first, clock }).add(WORDS)
    const due = clock.now() + TEN_SECONDS
    await first.storage.erasure.ask({ ids: [id] }, due, audit('admin', 'erasure.asked', id), clock.now())
    await first.storage.close()
    const { storage } = await openAt(place, clock)
    expect(await storage.erasure.next()).toBe(due)
    expect(await storage.erasure.finish(due)).toBe(1)
    expect(await storage.feedback.byId(id)).not.toHaveProperty('comment')
    await storage.close()
    await place.remove()
  })
}
