import { setTimeout as sleep } from 'node:timers/promises'
import { buildClient } from '../../scripts/build.ts'
import { complaintAboutNode } from '../../scripts/runtime.ts'
import { readConfig } from '../config.ts'
import { explainStart } from '../start-error.ts'
import { openBrowser } from './browser.ts'
import { type DemoState, loadState, NotADemo } from './state.ts'

const complaint = complaintAboutNode(process.version)
if (complaint) fail(complaint)

/** Real data is never mixed with made-up voices: the demo has a folder of its own and knows no other database. */
const SETTINGS = { TENFOOT_RATE_LIMIT: '0', LOG_LEVEL: 'warn', TENFOOT_DATA: './demo-data', ...process.env }
const ALONE = { DATABASE_URL: undefined, DATABASE_URL_FILE: undefined }
const ended = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ended.abort())

try {
  await main()
  process.exit(0)
} catch (error) {
  fail(error instanceof NotADemo ? error.message : explainStart(error))
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const folder = readConfig({ ...SETTINGS, ...ALONE }, args).data
  await buildClient()
  const { freshState, runDemo } = await import('./demo.ts')
  const { startServer } = await import('../server.ts')
  const { TENFOOT_ADMIN_EMAIL: email, TENFOOT_ADMIN_PASSWORD: password } = process.env
  const state = await loadState(folder, () =>
    freshState(Date.now(), email && password ? { email, password } : {}),
  )
  const account = { TENFOOT_ADMIN_EMAIL: state.admin.email, TENFOOT_ADMIN_PASSWORD: state.admin.password }
  const { url, close } = await startServer(readConfig({ ...SETTINGS, ...ALONE, ...account }, args))
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const terminal = { out: process.stdout, err: process.stderr, now: Date.now }
  const wait = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal })
  const onReady = tellLinks(state.admin)
  try {
    await runDemo({ url, folder, state, zone, terminal, wait, signal: ended.signal, onReady })
  } finally {
    await close()
  }
}

function tellLinks({ email, password }: DemoState['admin']) {
  return ({ wall, admin }: { wall: string; admin: string }) => {
    console.log(`\n  Harbour & Pine is open.\n\n  The wall   ${wall}\n  The desk   ${admin}`)
    console.log(`             ${email}\n             ${password}\n`)
    if (process.stdout.isTTY) openBrowser(wall, { platform: process.platform, env: process.env })
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
