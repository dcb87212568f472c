import { createServer } from 'node:http'
import express from 'express'
import { WebSocketServer } from 'ws'
import { sqliteCommit } from './bare/commits.ts'
import { groupCommit } from './bare/group-commit.ts'

/** What a fleet is measured against: the same bytes committed durably, then told to everybody by bare `ws`. */
const { PORT, HOST, TENFOOT_DATA, BARE_MESSAGE_BYTES } = process.env

const app = express()
const server = createServer(app)
const sockets = new WebSocketServer({ server, path: '/fleet' })
const filling = 'x'.repeat(Number(BARE_MESSAGE_BYTES))
let total = 0
const keep = groupCommit(sqliteCommit(String(TENFOOT_DATA)), (kept) => {
  total += kept
  const message = JSON.stringify({ total, filling })
  for (const socket of sockets.clients) socket.send(message)
})

app.post('/api/v1/feedback', express.raw({ type: () => true, limit: '1mb' }), (request, response) =>
  keep(request.body, response),
)
app.get('/readyz', (_request, response) => response.end())
server.listen(Number(PORT), HOST)
process.once('SIGTERM', () => process.exit(0))
