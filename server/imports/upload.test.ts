import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type IncomingMessage, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { answerErrors } from '../http/errors.ts'
import { startTestServer } from '../testing/server.ts'
import { createImportFiles } from './files.ts'
import { receive } from './upload.ts'

const LIMIT = 100_000

/** Takes files up to a limit that a test can reach. */
async function serve() {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-upload-'))
  const files = createImportFiles(folder)
  const app = express()
  app.post('/', async (request, response) => {
    response.json(await receive(request, 'a', { files, limit: LIMIT }))
  })
  app.use(answerErrors(pino({ level: 'silent' })))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, path: join(folder, 'imports', 'a') }
}

test('[Y18] a file is written piece by piece as it comes, and what it is in is learnt on the way', async () => {
  const { url, path } = await serve()
  const put = async (body: Buffer) =>
    (await fetch(url, { method: 'POST', body: new Uint8Array(body) })).json()
  const text = Buffer.from('ü'.repeat(40_000))
  expect(await put(text)).toEqual({ bytes: 80_000, utf8: true })
  expect(await readFile(path)).toEqual(text)
  expect(await put(Buffer.from('ü', 'latin1'))).toEqual({ bytes: 1, utf8: false })
  expect(await put(text.subarray(0, 79_999))).toEqual({ bytes: 79_999, utf8: false })
})

test('[Y18] one that is too large is refused while its sender still sends, and nothing of it stays', async () => {
  const { url, path } = await serve()
  const sending = send(url, { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } })
  sending.write(Buffer.alloc(LIMIT + 1))
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(413)
  sending.end()
  answer.resume()
  expect(existsSync(path)).toBe(false)
})

test('[Y18] one that breaks off leaves nothing', async () => {
  const { url, path } = await serve()
  const sending = send(url, { method: 'POST', headers: { 'Content-Length': '1000' } })
  sending.on('error', () => undefined)
  sending.write('score\n')
  while (!existsSync(path)) await new Promise(setImmediate)
  sending.destroy()
  while (existsSync(path)) await new Promise(setImmediate)
})

test('[Y18] a gigabyte is the most, told before any of it is sent', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.close())
  const { id } = await server.makeSource()
  const sending = send(`${server.url}/api/v1/imports?name=a.csv&source=${id}`, {
    method: 'POST',
    headers: { Cookie: server.cookie, Origin: server.url, 'Content-Length': String(2 ** 30 + 1) },
  })
  sending.flushHeaders()
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(413)
  sending.on('error', () => undefined)
  sending.destroy()
})
