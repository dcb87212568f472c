import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { FeedbackOperation } from '../feedback-operations.ts'

/** Requests that arrive together share a commit. */
export function groupCommit(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  /** What no engine can keep; the intake would never let it through. */
  function poison(): FeedbackOperation {
    const operation = shop.operations.create({ comment: 'Poison.' }) as Extract<
      FeedbackOperation,
      { kind: 'create' }
    >
    return {
      ...operation,
      entry: { ...operation.entry, posted: { comment: {} as string, tags: [1n as never] } },
    }
  }

  test('[K15] requests that arrive while a commit runs share the next one and its revision', async () => {
    const before = await opened.storage.revision()
    const posts = Array.from({ length: 200 }, (_, n) => shop.add({ metric: 'nps', score: n % 11 }))
    const entries = await Promise.all(posts)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(200)
    const revisions = new Set(entries.map(({ revision }) => revision))
    expect(revisions.size).toBeLessThan(20)
    expect(await opened.storage.revision()).toBe(before + revisions.size)
  })

  test('[K15] each is answered only when another reader finds it committed', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const { id } = await shop.add({ comment: `Number ${n}.` })
        expect(await opened.place.read(`select id from feedback where id = '${id}'`)).toEqual([{ id }])
      }),
    )
  })

  test('[K15] a batch is one commit, and its outcomes are in its order', async () => {
    const operations = Array.from({ length: 300 }, (_, n) =>
      shop.operations.create({ comment: `Line ${n}.` }),
    )
    const entries = (await shop.keep(operations)).map(feedbackOf)
    expect(entries.map(({ comment }) => comment)).toEqual(operations.map((_, n) => `Line ${n}.`))
    expect(new Set(entries.map(({ revision }) => revision)).size).toBe(1)
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted())
  })

  test('[K16] one that cannot be kept harms none of those that share its commit', async () => {
    const good = Array.from({ length: 10 }, () => shop.post({ comment: 'Good.' }))
    const bad = shop.keep([poison()])
    const more = Array.from({ length: 10 }, () => shop.post({ comment: 'Good.' }))
    await expect(bad).rejects.toThrow()
    const outcomes = await Promise.all([...good, ...more])
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(20).fill('created'))
    for (const outcome of outcomes) {
      expect(await opened.storage.feedback.byId(feedbackOf(outcome).id)).not.toBeNull()
    }
  })

  test('[K16] nothing of a commit that failed is kept, counted or told', async () => {
    const [tallies, revision] = [await talliesOf(opened), await opened.storage.revision()]
    const told = opened.commits.length
    const good = shop.operations.create({ metric: 'nps', score: 9, externalId: 'with poison' })
    await expect(shop.keep([good, poison()])).rejects.toThrow()
    expect(await talliesOf(opened)).toEqual(tallies)
    expect(await opened.storage.revision()).toBe(revision)
    expect(opened.commits.length).toBe(told)
    expect(await shop.withdraw('with poison')).toEqual({ kind: 'unknown' })
  })

  test('[K16] closing waits for what was asked before', async () => {
    const other = await openTestStorage(engine)
    const sender = createSender(other)
    const asked = Array.from({ length: 50 }, () => sender.add({ comment: 'At the last moment.' }))
    await Promise.all([other.storage.close(), ...asked])
    expect(await other.place.read('select id from feedback')).toHaveLength(50)
    await other.place.remove()
  })
}

function talliesOf({ place }: TestStorage): Promise<object[]> {
  return place.read('select * from tally order by id')
}
