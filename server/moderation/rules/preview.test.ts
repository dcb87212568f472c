import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../testing/integrator.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { makeRuled, previewOf } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('[R20] a preview tells of how many of the last thousand a rule speaks, the newest of them first', async () => {
  const { shop, source } = await makeRuled(server, [], { policy: 'publish' })
  const entry = (n: number) => ({ score: n < 10 ? 1 : 9, comment: `Voice ${n}` })
  await shop.batch(Array.from({ length: 1_000 }, (_, n) => entry(n)))
  await shop.batch(Array.from({ length: 5 }, (_, n) => ({ score: 0, comment: `Late ${n}` })))
  const when = { moods: ['bad' as const] }
  const { status, body } = await previewOf(server, { source: source.id, when, do: { verdict: 'hold' } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ looked: 1_000, matched: 10, decidedBefore: 0 })
  const told = body.items.map(({ comment }) => comment)
  expect(told).toEqual([
    'Late 4',
    'Late 3',
    'Late 2',
    'Late 1',
    'Late 0',
    ...[9, 8, 7, 6, 5].map((n) => `Voice ${n}`),
  ])
})

test('[R20] a preview says how many an earlier rule decides, and changes nothing', async () => {
  const { add, source, rules } = await makeRuled(server, [
    { when: { words: ['first'] }, do: { verdict: 'show' } },
    { when: { words: ['second'] }, do: { verdict: 'hide' } },
  ])
  const both = await add({ comment: 'First and second.' })
  await add({ comment: 'Only second.' })
  const hold = { source: source.id, when: { words: ['second'] }, do: { verdict: 'hold' as const } }
  expect((await previewOf(server, hold)).body).toMatchObject({ matched: 2, decidedBefore: 2 })
  const inPlace = await previewOf(server, hold, rules[1]?.id)
  expect(inPlace.body).toMatchObject({ looked: 2, matched: 2, decidedBefore: 1 })
  const again = await server.asOwner('GET', `/api/v1/feedback/${both.id}`)
  expect(again.body).toEqual(both)
})

test('[R20] a preview finds repetitions among the entries themselves', async () => {
  const { shop, source } = await makeRuled(server)
  for (const comment of ['Buy now!', 'Fine.', 'BUY now', 'buy  now.']) await shop.post({ score: 9, comment })
  const repeated = { hours: 1, times: 2 }
  const { body } = await previewOf(server, { source: source.id, when: { repeated }, do: { verdict: 'spam' } })
  expect(body.items.map(({ comment }) => comment)).toEqual(['buy  now.'])
})

test('[R20] what would be refused as a rule is refused as a preview', async () => {
  const answer = await previewOf(server, { when: { moods: [] }, do: { verdict: 'hold' } })
  expect(refusalOf(answer)).toEqual({ status: 422, pointers: ['/rule/when/moods'] })
})
