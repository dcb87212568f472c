import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Then } from '../../../shared/rules.ts'
import type { Candidate, Judged } from '../../moderation/rules/decide.ts'
import { HOUR } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { entryOf, feedbackOf } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { FeedbackOperation } from '../feedback-operations.ts'

const RULED = { id: 'ruled', policy: 'rules' } as const

/** What rules decide where entries are kept, and how rules are kept. */
export function rules(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const candidate = (then: Then, repeated: Candidate['repeated'] = null): Candidate => ({
    ...{ rule: 'r', name: 'A rule', then, repeated },
  })
  const repeated = (wordsKey: string, times: number, hours = 2): Judged => ({
    ...{ candidates: [candidate({ verdict: 'hold' }, { hours, times })], wordsKey },
  })
  const judgedBy = (then: Then): Judged => ({ candidates: [candidate(then)], wordsKey: null })
  const now = () => opened.clock.now()
  const create = (judged: Judged, posted: object = {}): FeedbackOperation => ({
    ...({ kind: 'create', source: RULED } as const),
    ...{ entry: entryOf({ comment: 'Words.', ...posted }, now()), judged, now: now() },
  })
  const replace = (externalId: string, judged: Judged, comment: string): FeedbackOperation => ({
    ...({ kind: 'replace', source: RULED, externalId } as const),
    ...{ entry: entryOf({ comment, externalId }, now()), judged, now: now() },
  })
  const keep = async (...operations: FeedbackOperation[]) =>
    (await opened.storage.keep(operations)).map((outcome) => feedbackOf(outcome))
  const add = async (judged: Judged, posted?: object) => {
    const [kept] = await keep(create(judged, posted))
    return kept?.id as string
  }
  const displays = async (...operations: FeedbackOperation[]) =>
    (await keep(...operations)).map(({ display }) => display)

  test('[R6] words are repeated when they came often enough within the hours before, and not after', async () => {
    const again = () => create(repeated('a', 2))
    expect(await displays(again())).toEqual(['shown'])
    expect(await displays(again())).toEqual(['shown'])
    expect(await displays(again())).toEqual(['held'])
    expect(await displays(create(repeated('other', 1)))).toEqual(['shown'])
    opened.clock.forward(2 * HOUR)
    expect(await displays(again())).toEqual(['shown'])
  })

  test('[R6] words that come in one commit repeat each other, each looking back as far as its rule', async () => {
    const mixed = [create(repeated('b', 1)), create(repeated('b', 1, 5)), create(repeated('c', 1))]
    expect(await displays(...mixed)).toEqual(['shown', 'held', 'shown'])
    const later = [
      create(repeated('c', 2)),
      create({ candidates: [], wordsKey: 'c' }),
      create(repeated('c', 3)),
    ]
    expect(await displays(...later)).toEqual(['shown', 'shown', 'held'])
  })

  test('[R6] an entry does not repeat itself, and what was erased is repeated by nothing', async () => {
    await keep(replace('self', repeated('d', 1), 'Words.'))
    expect(await displays(replace('self', repeated('d', 1), 'WORDS!'))).toEqual(['shown'])
    expect(await displays(create(repeated('d', 1)))).toEqual(['held'])
    await keep(replace('gone', repeated('e', 1), 'Words.'))
    await opened.storage.keep([{ kind: 'withdraw', source: RULED, externalId: 'gone', now: now() }])
    expect(await displays(create(repeated('e', 1)))).toEqual(['shown'])
  })

  test('[R7] what rules did is kept with the entry: verdict, tags, delay and suspicion', async () => {
    const id = await add(judgedBy({ verdict: 'spam', tags: ['t'], delay: 30 }), { tags: ['own'] })
    const kept = await opened.storage.feedback.byId(id)
    expect(kept).toMatchObject({ display: 'held', suspected: true, tags: ['own', 't'] })
    expect(kept?.ruled).toEqual([{ rule: 'r', name: 'A rule', did: ['spam', 'tag', 'delay'] }])
    // Held, it stands nowhere: the delay is for what would be shown by itself.
    expect(kept).not.toHaveProperty('delayedUntil')
  })

  test('[R7] a delayed entry is visible from the end of its delay on, and its score counts at once', async () => {
    const id = await add(judgedBy({ delay: 30 }))
    const until = now() + HOUR / 2
    const row = await opened.storage.feedback.rowById(id)
    expect(row).toMatchObject({ display: 'shown', shown_at: until, counted: 1 })
    const told = await opened.storage.feedback.byId(id)
    expect(told?.delayedUntil).toBe(new Date(until).toISOString())
    const audit = opened.audit('mod', 'feedback.changed', id)
    await opened.storage.moderation.moderate(id, { display: 'held' }, audit, now())
    expect(await opened.storage.feedback.byId(id)).not.toHaveProperty('delayedUntil')
  })

  test("[R8] rules' tags can be filtered by, and go when the words that had them are replaced", async () => {
    const [{ id } = { id: '' }] = await keep(replace('tagged', judgedBy({ tags: ['by rule'] }), 'Words.'))
    const found = async () =>
      (await opened.storage.feedback.list({ tag: 'by rule', limit: 9 })).map((it) => it.id)
    expect(await found()).toEqual([id])
    const [second] = await keep(replace('tagged', { candidates: [], wordsKey: null }, 'Others.'))
    expect(second).not.toHaveProperty('tags')
    expect(second).not.toHaveProperty('ruled')
    expect(await found()).toEqual([])
  })

  test('[R9] rules are kept in their order, words as they were set, and both are there after opening again', async () => {
    const { storage, audit } = opened
    const line = audit('admin', 'test', 'x')
    const { then } = candidate({ verdict: 'hold' })
    const body = { name: 'A', source: null, enabled: true, when: {}, then }
    for (const id of ['one', 'two', 'three'])
      await storage.rules.create(id, body, 3, { ...line, id: `a-${id}`, before: null, after: null })
    expect(
      await storage.rules.create('four', body, 3, { ...line, id: 'a-4', before: null, after: null }),
    ).toBeNull()
    await storage.rules.order(['three', 'one', 'two'], { ...line, id: 'a-5' })
    expect(await storage.rules.order(['three', 'one'], { ...line, id: 'a-6' })).toBeNull()
    const words = { languages: ['tr'], own: ['ı'], allowed: ['İ'], authors: ['@x'] }
    await storage.rules.changeWords(words, { ...line, id: 'a-7' }, 0)
    const read = engine.shared ? (await opened.openAnother()).storage : storage
    expect((await read.rules.list()).map(({ id }) => id)).toEqual(['three', 'one', 'two'])
    expect(await read.rules.words()).toMatchObject(words)
  })
}
