import { createServer } from 'node:http'
import express from 'express'
import { Server } from 'socket.io'
import { postgresCommit, sqliteCommit } from './bare/commits.ts'
import { groupCommit } from './bare/group-commit.ts'
import { COUNT_PAGE } from './bare/page.ts'

/**
 * What the product is measured against: an Express route that commits the same bytes durably, in groups, and
 * does nothing else. With BARE_PAGE it also tells each commit to a page by one Socket.IO event.
 */
const { PORT, HOST, DATABASE_URL, TENFOOT_DATA, BARE_PAGE } = process.env

const app = express()
const server = createServer(app)
const io = BARE_PAGE ? new Server(server) : null
const commit = DATABASE_URL ? await postgresCommit(DATABASE_URL) : sqliteCommit(String(TENFOOT_DATA))
let total = 0
io?.on('connection', (socket) => socket.emit('kept', total))
const keep = groupCommit(commit, (kept) => {
  total += kept
  io?.emit('kept', total)
})

app.post('/api/v1/feedback', express.raw({ type: () => true, limit: '1mb' }), (request, response) =>
  keep(request.body, response),
)
app.get('/readyz', (_request, response) => response.end())
app.get('/', (_request, response) => response.type('html').end(COUNT_PAGE))

server.listen(Number(PORT), HOST)
process.once('SIGTERM', () => process.exit(0))
