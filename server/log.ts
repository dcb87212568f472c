import { type DestinationStream, type Logger, pino } from 'pino'

/** PostgreSQL's errors carry the row that it refused and the connection with what it was asked: customers' words. */
const UNTOLD = ['err.detail', 'err.where', 'err.internalQuery', 'err.client']

/** One line for each thing that operators should know of. */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options = { level, redact: { paths: UNTOLD, remove: true } }
  return to ? pino(options, to) : pino(options)
}
