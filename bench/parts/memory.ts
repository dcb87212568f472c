import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import WebSocket from 'ws'

/** What a server must be started with, so that `settledMemory` can ask it. */
export function inspectable(port: number): Record<string, string> {
  return { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` }
}

/** Bytes that are a process's own after it has collected its garbage: what is in use, not what was once. */
export async function settledMemory({ pid, inspector }: { pid: number; inspector: number }): Promise<number> {
  const list = await fetch(`http://127.0.0.1:${inspector}/json/list`)
  const [target] = (await list.json()) as { webSocketDebuggerUrl: string }[]
  const socket = new WebSocket(String(target?.webSocketDebuggerUrl))
  await once(socket, 'open')
  // The second one frees what the first one's finalizers let go.
  for (const id of [1, 2]) {
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }))
    await once(socket, 'message')
  }
  socket.close()
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const own = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].map(([, size]) => Number(size))
  return own.reduce((sum, size) => sum + size, 0) * 1024
}
