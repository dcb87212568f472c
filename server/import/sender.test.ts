import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { retryAfterMillis } from './retry-after.ts'
import { makeSender } from './sender.ts'

interface Scripted {
  status: number
  headers?: Record<string, string>
  body: unknown
}

/** A real server that answers one thing after another: a Tenfoot that is full or away cannot be had to order. */
async function serve(answers: readonly Scripted[]) {
  const asked: unknown[] = []
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] as Scripted
    asked.push(JSON.parse(await textOf(request)))
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function senderTo(url: string, more: { tries?: number } = {}) {
  const waits: number[] = []
  const wait = async (ms: number) => void waits.push(ms)
  return { send: makeSender({ url, token: 't', now: () => 1_000_000, wait, ...more }), waits }
}

const kept = { status: 201 }
const full = { status: 429, headers: { 'retry-after': '7' }, body: { title: 'Too many requests' } }

test('[D8] a server that asks to be left alone is left alone as long as it says', async () => {
  const date = new Date(1_000_000 + 4_000).toUTCString()
  const later = { status: 503, headers: { 'retry-after': date }, body: { detail: 'no room' } }
  const { url, asked } = await serve([full, later, { status: 200, body: { results: [kept] } }])
  const { send, waits } = senderTo(url)
  expect(await send([{ score: 1 }])).toEqual([{ status: 201, reason: '' }])
  expect(waits).toEqual([7_000, 4_000])
  expect(asked).toEqual([[{ score: 1 }], [{ score: 1 }], [{ score: 1 }]])
})

test('[D8] entries that could not be taken just now are sent again, the others are not', async () => {
  const part = { results: [kept, { status: 503, problem: { detail: 'no room' } }] }
  const { url, asked } = await serve([
    { status: 200, body: part },
    { status: 200, body: { results: [{ status: 200 }] } },
  ])
  const outcomes = await senderTo(url).send([{ score: 1 }, { score: 2 }])
  expect(outcomes.map(({ status }) => status)).toEqual([201, 200])
  expect(asked[1]).toEqual([{ score: 2 }])
})

test('[D8] the tries are bounded, and the end says how to go on', async () => {
  const { url, asked } = await serve([full])
  await expect(senderTo(url, { tries: 4 }).send([{ score: 1 }])).rejects.toThrow(
    /after 4 tries.*same command/,
  )
  expect(asked).toHaveLength(4)
})

test('[D8] a server that is away is waited for, longer each time', async () => {
  const { send, waits } = senderTo('http://127.0.0.1:9', { tries: 4 })
  await expect(send([{ score: 1 }])).rejects.toThrow(/does not answer/)
  expect(waits).toEqual([500, 1000, 2000])
})

test('[D8] a wait that is asked for is at most two minutes', async () => {
  const long = { ...full, headers: { 'retry-after': '86400' } }
  const { url } = await serve([long, { status: 200, body: { results: [kept] } }])
  const { send, waits } = senderTo(url)
  await send([{ score: 1 }])
  expect(waits).toEqual([120_000])
})

test.for([
  [{ status: 401, body: { detail: 'no such token' } }, /token is not one/],
  [{ status: 500, body: { detail: 'broken' } }, /500: broken/],
  [{ status: 200, body: { hello: 'world' } }, /not what a Tenfoot server says/],
  [{ status: 200, body: { results: [] } }, /not what a Tenfoot server says/],
] as const)('[D10] an answer like %j ends the import', async ([answer, why]) => {
  const { url } = await serve([answer])
  await expect(senderTo(url).send([{ score: 1 }])).rejects.toThrow(why)
})

test('[D9] the reasons of a refusal are told field by field', async () => {
  const problem = {
    title: 'Not valid',
    errors: [{ pointer: '/author/name', detail: 'too long' }, { detail: 'empty' }],
  }
  const { url } = await serve([{ status: 200, body: { results: [{ status: 422, problem }] } }])
  expect(await senderTo(url).send([{}])).toEqual([{ status: 422, reason: 'author.name: too long; empty' }])
})

test('[D8] Retry-After that is neither seconds nor a date says nothing', () => {
  expect(retryAfterMillis('soon', 0)).toBe(null)
  expect(retryAfterMillis(null, 0)).toBe(null)
  expect(retryAfterMillis('Thu, 01 Jan 1970 00:00:01 GMT', 5_000)).toBe(0)
})
