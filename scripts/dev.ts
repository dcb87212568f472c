import { spawn } from 'node:child_process'
import { ROOT } from './build/layout.ts'
import { startPageServer } from './dev/page-server.ts'
import { freePort } from './free-port.ts'

/** `npm run dev`: the server starts again when its files change, pages change in place. */
async function main(): Promise<void> {
  const host = process.env.HOST ?? '127.0.0.1'
  const port = Number(process.env.PORT ?? 4000)
  const serverPort = await freePort()
  const server = startServer(serverPort)
  const vite = await startPageServer({ host, port, serverPort })
  vite.printUrls()
  const stop = async () => {
    server.kill('SIGTERM')
    await vite.close()
    process.exit()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function startServer(port: number) {
  const { TENFOOT_PUBLIC_URL: _, ...env } = process.env
  const own = {
    PORT: String(port),
    HOST: '127.0.0.1',
    TENFOOT_DATA: env.TENFOOT_DATA ?? './data',
    TENFOOT_DEV: '1',
  }
  const args = ['--watch', '--watch-preserve-output', 'server/main.ts']
  return spawn(process.execPath, args, { cwd: ROOT, env: { ...env, ...own }, stdio: 'inherit' })
}

await main()
