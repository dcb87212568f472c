import { buildClient } from '../scripts/build.ts'
import { complaintAboutNode } from '../scripts/runtime.ts'
import { readConfig } from './config.ts'
import { explainStart } from './start-error.ts'

const complaint = complaintAboutNode(process.version)
if (complaint) stop(complaint)

try {
  const config = readConfig(process.env, process.argv.slice(2))
  await buildClient()
  const { startServer } = await import('./server.ts')
  // Whoever watches over the process starts it anew.
  const server = await startServer(config, { onBroken: () => process.exit(1) })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Again and again: npm sends on what the terminal has sent already, and the second must not cut short the first.
    process.on(signal, () => {
      server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  const address = config.publicUrl ?? server.url
  console.log(`\n  Tenfoot is running: ${address}/admin\n`)
  if (server.setupKey) {
    console.log(
      `  Nobody owns it yet. Open this link within an hour to set it up:\n  ${address}/admin#setup=${server.setupKey}\n`,
    )
  }
} catch (error) {
  stop(explainStart(error))
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
