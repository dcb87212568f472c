import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pagesOf, ROOT } from './build/layout.ts'
import { sourcesHash } from './build/sources.ts'
import { readStamp } from './build/stamp.ts'
import { isMain } from './is-main.ts'

const THIS_FILE = fileURLToPath(import.meta.url)

/**
 * Builds the client into dist/client if its sources changed since. In a process of its own: Vite's memory does
 * not stay with the server, and NODE_ENV, which decides between Solid's two editions, is not the tests'.
 * `npm run dev` serves the pages itself and sets TENFOOT_DEV: there any build will do.
 */
export async function buildClient(root: string = ROOT): Promise<void> {
  const stamp = readStamp(root)
  if (stamp && (process.env.TENFOOT_DEV !== undefined || stamp.sources === sourcesHash(root))) return
  console.error('Building the pages …')
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [THIS_FILE, root], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the client could not be built')
}

async function buildNow(root: string): Promise<void> {
  const { buildPage } = await import('./build/page.ts')
  const { publish } = await import('./build/publish.ts')
  // Before building: what changes meanwhile is built next time.
  const sources = sourcesHash(root)
  mkdirSync(join(root, 'dist'), { recursive: true })
  const staging = mkdtempSync(join(root, 'dist', 'building-'))
  try {
    const pages: Record<string, string[]> = {}
    for (const page of pagesOf(root)) pages[page] = await buildPage({ root, page, outDir: staging })
    const { build } = publish({ root, staging, pages, sources, now: Date.now() })
    console.error(`Built ${build}: ${pagesOf(root).join(', ')}`)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

if (isMain(import.meta.url)) {
  process.env.NODE_ENV = 'production'
  await buildNow(resolve(process.argv[2] ?? ROOT)).catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
