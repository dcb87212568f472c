import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import type { MaskSettings } from './masks/rules.ts'

const ALL = { email: true, phone: true, iban: true, card: true, ip: true, link: true }

let server: TestServer
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
})
afterAll(() => server.close())

const read = async () => (await server.asOwner<MaskSettings>('GET', '/api/v1/masks')).body
const put = (body: object) =>
  server.asOwner<MaskSettings & { current: MaskSettings }>('PUT', '/api/v1/masks', body)

describe('what is masked', () => {
  test('[P14] is everything until an admin says otherwise', async () => {
    expect(await read()).toEqual({ kinds: ALL, patterns: [], revision: 0 })
  })

  test('[P14] is set by an admin, kept, and told; what is not named is masked', async () => {
    const patterns = [{ name: 'Order', pattern: 'ORD-\\d{6}' }]
    const { status, body } = await put({ kinds: { link: false }, patterns, nobody: 'asked' })
    expect(status).toBe(200)
    expect(body).toEqual({ kinds: { ...ALL, link: false }, patterns, revision: body.revision })
    expect(await read()).toEqual(body)
  })

  test('[P14] with a stale revision it stays, and 409 tells what another has set', async () => {
    const { revision } = await read()
    const first = await put({ patterns: [{ name: 'Order', pattern: 'ORD-\\d{4}' }], revision })
    const second = await put({ patterns: [], revision })
    expect(refusalOf(second)).toEqual({ status: 409 })
    expect(second.body.current).toEqual(first.body)
    expect(await read()).toEqual(first.body)
  })

  test('[P14] moderators read it and change nothing; viewers do not even read it', async () => {
    const moderator = await makePerson(server, { role: 'moderator' })
    const viewer = await makePerson(server, { role: 'viewer' })
    expect((await moderator.as('GET', '/masks')).status).toBe(200)
    expect((await moderator.as('PUT', '/masks', { patterns: [] })).status).toBe(403)
    expect((await viewer.as('GET', '/masks')).status).toBe(403)
  })

  test('[P6] patterns that could be slow are refused when they are saved, each with why, and nothing is set', async () => {
    const before = await read()
    const names = ['(a+)+$', 'ORD-\\d+', '(.*)*x', '(?=a)b']
    const refused = await put({ patterns: names.map((pattern) => ({ name: pattern, pattern })) })
    expect(refusalOf(refused)).toEqual({
      status: 422,
      pointers: ['/patterns/0/pattern', '/patterns/2/pattern', '/patterns/3/pattern'],
    })
    expect(await read()).toEqual(before)
  })

  test.each([
    ['a kind that is no truth', { kinds: { email: 'yes' } }, '/kinds/email'],
    ['too many patterns', { patterns: Array(21).fill({ name: 'a', pattern: 'b' }) }, '/patterns'],
    ['a pattern without a name', { patterns: [{ name: ' ', pattern: 'b' }] }, '/patterns/0/name'],
    ['an endless pattern', { patterns: [{ name: 'a', pattern: 'b'.repeat(201) }] }, '/patterns/0/pattern'],
    [
      'patterns that cost too much together',
      { patterns: Array(10).fill({ name: 'a', pattern: 'b'.repeat(190) }) },
      '/patterns',
    ],
    ['a revision that is no number', { revision: '1' }, '/revision'],
  ])('[P6] %s is refused', async (_what, body, pointer) => {
    expect(refusalOf(await put(body))).toEqual({ status: 422, pointers: [pointer] })
  })

  test('[P13] the API answers the words as they were written, with what is masked of them on walls', async () => {
    const { body } = await shop.post({ score: 9, comment: 'Order ORD-1234, maya@example.com' })
    expect(body).toMatchObject({ comment: 'Order ORD-1234, maya@example.com' })
    const { body: entry } = await server.asOwner<Feedback>('GET', `/api/v1/feedback/${body.id}`)
    expect(entry.comment).toBe('Order ORD-1234, maya@example.com')
    expect(entry.masks).toEqual([
      { start: 6, end: 14, kind: 'own' },
      { start: 16, end: 32, kind: 'email' },
    ])
  })

  test('[P16] what came before is found again after a change, while customers go on writing', async () => {
    const { body } = await shop.post({ score: 9, comment: 'About the ZZ-7 pattern' })
    await put({ patterns: [{ name: 'Two', pattern: 'ZZ-\\d' }] })
    const masks = async () =>
      (await server.asOwner<Feedback>('GET', `/api/v1/feedback/${body.id}`)).body.masks
    await expect.poll(masks, { timeout: 5_000 }).toEqual([{ start: 10, end: 14, kind: 'own' }])
  })
})
