import WebSocket from 'ws'
import { PROTOCOL } from '../shared/protocol.ts'
import type { FleetNews } from './parts/fleet.ts'

/**
 * Many screens in one process that speak Socket.IO's protocol by hand over bare `ws`, so that a client library
 * costs the same on both sides. They read and confirm what they get, as real ones do, also to the bare server.
 */
const { FLEET_URL = '', FLEET_WALL = '', FLEET_KEY = '', FLEET = '0' } = process.env
const count = Number(FLEET)
const bare = FLEET_WALL === ''
const hello = JSON.stringify({ protocol: PROTOCOL, wall: FLEET_WALL, key: FLEET_KEY })
let ready = 0
/** How many have got each message, by what the message is about. */
const got = new Map<string, number>()

const at = () => performance.timeOrigin + performance.now()
const tell = (news: FleetNews) => process.send?.(news)

function isReady(): void {
  ready++
  if (ready === count) tell({ ready: true })
}

function gets(what: string, bytes: number): void {
  const many = (got.get(what) ?? 0) + 1
  if (many < count) got.set(what, many)
  else {
    got.delete(what)
    tell({ all: what, at: at(), bytes })
  }
}

function openBare(): void {
  const socket = new WebSocket(`${FLEET_URL.replace('http', 'ws')}/fleet`)
  socket.once('open', isReady)
  socket.on('message', (data: Buffer) => {
    const { total } = JSON.parse(data.toString()) as { total: number }
    gets('told', data.length)
    confirm(socket, total)
  })
}

function openScreen(): void {
  const socket = new WebSocket(`${FLEET_URL.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  socket.on('message', (data: Buffer) => hear(socket, data.toString(), data.length))
}

function hear(socket: WebSocket, text: string, bytes: number): void {
  if (text.startsWith('0')) socket.send(`40/wall,${hello}`)
  else if (text === '2') socket.send('3')
  else if (text.startsWith('42/wall,')) hearEvent(socket, text.slice(8), bytes)
  else if (text.startsWith('44')) throw new Error(`refused: ${text}`)
}

function hearEvent(socket: WebSocket, json: string, bytes: number): void {
  const [name, said] = JSON.parse(json) as [string, { revision?: number; to?: number; change?: object }]
  if (name === 'wall:snapshot') {
    confirm(socket, said.revision)
    isReady()
  }
  if (name !== 'wall:patch') return
  gets(said.change && 'today' in said.change ? 'told' : 'other', bytes)
  confirm(socket, said.to)
}

function confirm(socket: WebSocket, revision = 0): void {
  socket.send(`42/wall,["wall:drawn",${JSON.stringify({ revision, visible: true })}]`)
}

process.once('disconnect', () => process.exit())
for (let n = 0; n < count; n++) {
  if (bare) openBare()
  else openScreen()
}
