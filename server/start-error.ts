import { ConfigError } from './config.ts'
import { StorageInUse } from './storage/errors.ts'

/** What keeps a program from starting, in one line where the person can do something about it. */
export function explainStart(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (error instanceof ConfigError || error instanceof StorageInUse) return message
  if (code === 'EADDRINUSE') return 'The port is taken by another program: set PORT to another one.'
  if (code === 'EACCES' || code === 'EROFS') return `Not allowed here: ${message}`
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at the address in DATABASE_URL.'
  return stack ?? message
}
