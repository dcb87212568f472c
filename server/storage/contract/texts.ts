import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

/** Whatever the intake lets through, an engine must keep as it is. */
export function texts(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
  const raw = fc.array(
    fc.constantFrom('\0', '\ud800', '\udfff', '‮', 'e\u0301', '\u0085', '\\', "'", '"', '𝄞', '\n'),
  )

  test('[K23] any text comes back as it was answered, also with what PostgreSQL would refuse', async () => {
    await fc.assert(
      fc.asyncProperty(text, raw, async (some, awkward) => {
        const value = some + awkward.join('')
        const posted = { comment: `x${value}`, author: { name: value }, location: value, tags: [value, 'x'] }
        const kept = feedbackOf(await shop.post({ ...posted, metric: 'nps', score: 1 }))
        expect(await opened.storage.feedback.byId(kept.id)).toEqual(kept)
        expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud8|\\udf/)
      }),
      { numRuns: 60 },
    )
  })

  test('[K23] numbers come back as they are: large scales, tiny and large values, a score of 0', async () => {
    const edge = Number.MAX_SAFE_INTEGER
    const scale = { min: -edge, max: edge }
    for (const value of [5e-324, 1.7976931348623157e308, -0.1, 1240.5]) {
      const kept = await shop.add({ metric: 'nps', score: edge, scale, author: { value } })
      expect(await opened.storage.feedback.byId(kept.id)).toMatchObject({
        score: edge,
        scale,
        author: { value },
      })
    }
    const zero = await shop.add({ metric: 'nps', score: 0 })
    expect((await opened.storage.feedback.byId(zero.id))?.score).toBe(0)
  })

  test('[K23] times long ago and far apart are kept and counted', async () => {
    const { id } = await shop.add({ metric: 'nps', score: 5, occurredAt: '0001-01-01T00:00:00Z' })
    expect((await opened.storage.feedback.rowById(id))?.at).toBe(Date.parse('0001-01-01T00:00:00Z'))
  })

  test('[K23] the longest comment there may be is kept and told, in any script, beside short ones', async () => {
    const comment = '店'.repeat(10_000)
    const [long, short] = await Promise.all([shop.add({ comment }), shop.add({ comment: 'Short.' })])
    expect((await opened.storage.feedback.byId(long.id))?.comment).toBe(comment)
    expect(await opened.storage.feedback.byId(short.id)).toEqual(short)
  })
}
