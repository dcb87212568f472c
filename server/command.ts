import { setTimeout as wait } from 'node:timers/promises'
import { runCommand } from './commands.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: process.stdout,
  err: process.stderr,
  now: Date.now,
  wait,
})
