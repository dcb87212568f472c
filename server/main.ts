import { buildClient } from '../scripts/build.ts'
import { complaintAboutNode } from '../scripts/runtime.ts'
import { ConfigError, readConfig } from './config.ts'
import { StorageInUse } from './storage/errors.ts'

const complaint = complaintAboutNode(process.version)
if (complaint) stop(complaint)

try {
  const config = readConfig(process.env, process.argv.slice(2))
  await buildClient()
  const { startServer } = await import('./server.ts')
  const server = await startServer(config)
  const address = config.publicUrl ?? server.url
  console.log(`\n  Tenfoot is running: ${address}/admin\n`)
  if (server.setupKey) {
    console.log(`  Nobody owns it yet. Open this link within an hour to set it up:\n  ${address}/admin#setup=${server.setupKey}\n`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
} catch (error) {
  stop(explain(error))
}

/** What keeps it from starting, in one line where the person can do something about it. */
function explain(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (error instanceof ConfigError || error instanceof StorageInUse) return message
  if (code === 'EADDRINUSE') return 'The port is taken by another program: set PORT to another one.'
  if (code === 'EACCES') return `Not allowed: ${message}`
  return stack ?? message
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
