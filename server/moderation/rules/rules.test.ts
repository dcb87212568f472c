import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rule } from '../../../shared/rules.ts'
import { refusalOf } from '../../testing/integrator.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { addRule, makeRuled, read, ruleOf, type Wish } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('[R1] the first rule with a verdict decides, tags and delays of all that match add up, and each is told', async () => {
  const { add, rules } = await makeRuled(server, [
    { name: 'Bad', when: { moods: ['bad'] }, do: { verdict: 'hold', tags: ['unhappy'] } },
    { name: 'All', do: { verdict: 'hide', tags: ['seen', 'unhappy'], delay: 10 } },
    { name: 'Slow', do: { delay: 5 } },
  ])
  const bad = await add({ score: 2, tags: ['sent'] })
  const [first, second, third] = rules.map(({ id }) => id)
  expect(bad).toMatchObject({ display: 'held', tags: ['sent', 'unhappy', 'seen'], counted: true })
  expect(bad.ruled).toEqual([
    { rule: first, name: 'Bad', did: ['hold', 'tag'] },
    { rule: second, name: 'All', did: ['tag', 'delay'] },
    { rule: third, name: 'Slow', did: ['delay'] },
  ])
  expect(await add({ score: 9 })).toMatchObject({ display: 'hidden', counted: true })
})

test('[R1] where no rule decides an entry is shown, and rules of other sources do not speak of it', async () => {
  const other = await makeRuled(server)
  const { add } = await makeRuled(server, [
    { source: other.source.id, do: { verdict: 'hide' } },
    { when: { moods: ['bad'] }, do: { verdict: 'hide' } },
    { enabled: false, do: { verdict: 'hide' } },
  ])
  const kept = await add({ score: 9 })
  expect(kept.display).toBe('shown')
  expect(kept).not.toHaveProperty('ruled')
  expect((await other.add({ score: 9 })).display).toBe('hidden')
})

test('[R1] rules speak of no entry of a source that publishes or holds', async () => {
  const made = await addRule(server, { when: { locations: ['only there'] }, do: { verdict: 'hide' } })
  for (const [policy, display] of [
    ['publish', 'shown'],
    ['hold', 'held'],
    ['rules', 'hidden'],
  ] as const) {
    const { add } = await makeRuled(server, [], { policy })
    expect((await add({ location: 'only there' })).display).toBe(display)
  }
  await server.asOwner('DELETE', `/api/v1/rules/${made.body.id}`)
})

test('[R2] what is marked as spam is held and suspected, and counts until a moderator says otherwise', async () => {
  const { add, source } = await makeRuled(server, [{ when: { links: true }, do: { verdict: 'spam' } }])
  const spam = await add({ score: 9, comment: 'Cheap watches at https://watches.example/now' })
  expect(spam).toMatchObject({ display: 'held', suspected: true, counted: true, reason: null })
  const n = async () =>
    (await server.asOwner('GET', `/api/v1/scores?metric=nps&window=1d&source=${source.id}`)).body.n
  expect(await n()).toBe(1)
  await server.asOwner('PATCH', `/api/v1/feedback/${spam.id}`, { counted: false, reason: 'spam' })
  expect(await n()).toBe(0)
  expect(await read(server, spam.id)).not.toHaveProperty('suspected')
})

test('[R3] changed words are decided again, hidden stays hidden, held stays held', async () => {
  const { shop } = await makeRuled(server, [
    { when: { words: ['stolen'] }, do: { verdict: 'hold' } },
    { when: { words: ['secret'] }, do: { verdict: 'hide' } },
  ])
  const put = async (id: string, comment: string, score = 9) => {
    const { body } = await shop.put(id, { score, comment })
    return read(server, body.id)
  }
  const displays = async (...steps: string[]) => {
    const found: string[] = []
    for (const comment of steps) found.push((await put(`e${steps.join()}`, comment)).display)
    return found
  }
  expect(await displays('Fine.', 'It was stolen.', 'Fine again.')).toEqual(['shown', 'held', 'held'])
  expect(await displays('Fine.', 'A secret.', 'Fine again.')).toEqual(['shown', 'hidden', 'hidden'])
  const { id } = await put('shown', 'It was stolen.')
  await server.asOwner('PATCH', `/api/v1/feedback/${id}`, { display: 'shown' })
  expect((await put('shown', 'It was stolen.', 3)).display).toBe('shown')
  expect((await put('shown', 'It was stolen twice.', 3)).display).toBe('held')
})

test('[R3] a batch is decided item by item, as single entries are', async () => {
  const { shop } = await makeRuled(server, [{ when: { score: { max: 4 } }, do: { verdict: 'hold' } }])
  const { body } = await shop.batch([
    { score: 4, comment: 'a' },
    { score: 5, comment: 'b' },
    { comment: 'c' },
  ])
  expect(body.results.map(({ display }) => display)).toEqual(['held', 'shown', 'shown'])
})

test('[R4] allow-listed authors are touched by no rule: by id, address, or domain', async () => {
  const { add } = await makeRuled(server, [{ do: { verdict: 'hide', tags: ['touched'] } }])
  const { body: before } = await server.asOwner('GET', '/api/v1/words')
  const authors = ['c_17', 'Maya@Example.com', '@trusted.example']
  await server.asOwner('PUT', '/api/v1/words', { ...before, authors })
  for (const author of [{ id: 'c_17' }, { email: 'maya@example.COM' }, { email: 'x@trusted.example' }]) {
    const kept = await add({ author })
    expect(kept.display).toBe('shown')
    expect(kept).not.toHaveProperty('tags')
  }
  for (const author of [
    { id: 'C_17' },
    { email: 'amaya@example.com' },
    { email: 'x@not.trusted.example' },
    {},
  ]) {
    expect((await add({ author })).display).toBe('hidden')
  }
  await server.asOwner('PUT', '/api/v1/words', { ...before, own: ['gloop'], revision: undefined })
  const log = await server.asOwner<{ items: object[] }>('GET', '/api/v1/audit?subject=words')
  expect(log.body.items).toMatchObject([
    { before: { own: [], authors: 3 }, after: { own: ['gloop'], authors: 0 } },
    { before: { authors: 0 }, after: { authors: 3 } },
  ])
  expect(JSON.stringify(log.body)).not.toMatch(/maya|trusted/i)
  await server.asOwner('PUT', '/api/v1/words', { ...before, revision: undefined })
})

test('[R5] a sender is not told which rules decided, nor that it is taken for spam', async () => {
  const { shop } = await makeRuled(server, [{ do: { verdict: 'spam', delay: 5 } }])
  const { body } = await shop.post({ score: 9, comment: 'Call +49 30 901820.', externalId: 'x' })
  const again = await shop.post({ score: 9, comment: 'Call +49 30 901820.', externalId: 'x' })
  for (const told of [body, again.body]) {
    expect(told.display).toBe('held')
    for (const field of ['ruled', 'suspected', 'delayedUntil', 'masks'])
      expect(told).not.toHaveProperty(field)
  }
})

test('[R10] a rule is kept behind the others, changed, put in another order and deleted; each is in the audit log', async () => {
  const list = async () => (await server.asOwner<{ items: Rule[] }>('GET', '/api/v1/rules')).body.items
  const before = (await list()).map(({ id }) => id)
  const wish: Wish = { name: 'One', when: { authors: ['maya@example.com'] }, do: { verdict: 'hold' } }
  const { status, headers, body: one } = await addRule(server, wish)
  expect(status).toBe(201)
  expect(headers.get('Location')).toBe(`/api/v1/rules/${one.id}`)
  const { body: two } = await addRule(server, { ...wish, name: 'Two' })
  expect((await list()).map(({ id }) => id)).toEqual([...before, one.id, two.id])
  const ids = [two.id, one.id, ...before]
  expect((await server.asOwner('PUT', '/api/v1/rules/order', { ids })).status).toBe(200)
  expect((await list()).map(({ id }) => id)).toEqual(ids)
  const path = `/api/v1/rules/${one.id}`
  const changed = await server.asOwner<Rule>('PATCH', path, { enabled: false })
  expect(changed.body).toEqual({ ...one, enabled: false, revision: changed.body.revision })
  expect((await server.asOwner('GET', path)).body).toEqual(changed.body)
  expect((await server.asOwner('DELETE', path)).status).toBe(204)
  expect(refusalOf(await server.asOwner('GET', path))).toEqual({ status: 404 })
  await server.asOwner('DELETE', `/api/v1/rules/${two.id}`)
  const log = await server.asOwner<{ items: { action: string }[] }>('GET', `/api/v1/audit?subject=${one.id}`)
  expect(log.body.items.map(({ action }) => action)).toEqual(['rule.deleted', 'rule.changed', 'rule.created'])
  expect(JSON.stringify(log.body)).not.toContain('maya@')
})

test('[R11] whoever changes a rule, the order or the words as they no longer are is told what they are now', async () => {
  const { body: rule } = await addRule(server, { name: 'Ours', do: { verdict: 'hold' } })
  const path = `/api/v1/rules/${rule.id}`
  const first = await server.asOwner<Rule>('PATCH', path, { name: 'Mine', revision: rule.revision })
  for (const late of [
    await server.asOwner('PATCH', path, { name: 'Yours', revision: rule.revision }),
    await server.asOwner('DELETE', `${path}?revision=${rule.revision}`),
  ]) {
    expect(refusalOf(late)).toEqual({ status: 409 })
    expect(late.body).toMatchObject({ current: { name: 'Mine', revision: first.body.revision } })
  }
  const order = await server.asOwner('PUT', '/api/v1/rules/order', { ids: [rule.id, rule.id] })
  expect(refusalOf(order)).toEqual({ status: 409 })
  const { body: words } = await server.asOwner('GET', '/api/v1/words')
  await server.asOwner('PUT', '/api/v1/words', { ...words, own: ['a'] })
  const stale = await server.asOwner('PUT', '/api/v1/words', { ...words, own: ['b'] })
  expect(refusalOf(stale)).toEqual({ status: 409 })
  expect(stale.body).toMatchObject({ current: { own: ['a'] } })
  await server.asOwner('PUT', '/api/v1/words', { ...words, revision: undefined })
  await server.asOwner('DELETE', path)
})

test('[R12] nonsense is refused at its field, and what is no part of a rule is not taken over', async () => {
  for (const [wish, pointer] of [
    [{ name: '', do: { verdict: 'hold' } }, '/name'],
    [{ do: {} }, '/then'],
    [{ do: { verdict: 'burn' } }, '/then/verdict'],
    [{ do: { delay: 721 } }, '/then/delay'],
    [{ do: { delay: 1.5 } }, '/then/delay'],
    [{ do: { tags: ['x'.repeat(51)] } }, '/then/tags/0'],
    [{ when: { score: { min: 5, max: 2 } }, do: { verdict: 'hold' } }, '/when/score'],
    [{ when: { moods: [] }, do: { verdict: 'hold' } }, '/when/moods'],
    [{ when: { listed: ['xx'] }, do: { verdict: 'hold' } }, '/when/listed'],
    [{ when: { weather: 'fine' }, do: { verdict: 'hold' } }, '/when/weather'],
    [{ when: { repeated: { hours: 0, times: 1 } }, do: { verdict: 'hold' } }, '/when/repeated/hours'],
    [{ source: 'none', do: { verdict: 'hold' } }, '/source'],
  ] as const) {
    const answer = await addRule(server, wish as never)
    expect([pointer, refusalOf(answer)]).toEqual([pointer, { status: 422, pointers: [pointer] }])
  }
  const more = { ...ruleOf({ do: { verdict: 'hold' } }), id: 'mine', position: 0, revision: 7 }
  const { body } = await server.asOwner<Rule>('POST', '/api/v1/rules', more)
  expect(Object.keys(body).sort()).toEqual(['enabled', 'id', 'name', 'revision', 'source', 'then', 'when'])
  expect(body.id).not.toBe('mine')
  await server.asOwner('DELETE', `/api/v1/rules/${body.id}`)
})

test('[R13] a rule holds for the next entry after it was changed', async () => {
  const { add, rules } = await makeRuled(server, [{ do: { verdict: 'hold' } }])
  expect((await add({})).display).toBe('held')
  await server.asOwner('PATCH', `/api/v1/rules/${rules[0]?.id}`, { enabled: false })
  expect((await add({})).display).toBe('shown')
  const { body: words } = await server.asOwner('GET', '/api/v1/words')
  const { add: addListed } = await makeRuled(server, [{ when: { listed: ['own'] }, do: { verdict: 'hold' } }])
  expect((await addListed({ comment: 'What a gloop.' })).display).toBe('shown')
  await server.asOwner('PUT', '/api/v1/words', { ...words, own: ['gloop'] })
  expect((await addListed({ comment: 'What a gloop.' })).display).toBe('held')
})

test('[R14] a test voice is decided by the rules as any other', async () => {
  const { source } = await makeRuled(server, [{ do: { verdict: 'hide' } }])
  const { body } = await server.asOwner('POST', `/api/v1/sources/${source.id}/test`)
  expect(body).toMatchObject({ display: 'hidden', test: true })
})
