/** Nothing can be kept just now: the disk is full, the file cannot be written, the server is away. Try again later. */
export class StorageUnavailable extends Error {
  constructor(cause: unknown) {
    super('the storage cannot keep anything just now', { cause })
  }
}

/** Another server works on the same data folder. */
export class StorageInUse extends Error {
  constructor(folder: string) {
    super(`another Tenfoot server is using the data folder ${folder}`)
  }
}

/** SQLite's primary result codes: busy, read-only, input/output, full, cannot open. */
const SQLITE_PASSING = new Set([5, 8, 10, 13, 14])

/** SQLSTATE: connection, insufficient resources (disk, connections), operator intervention, a standby that only reads. */
const POSTGRES_PASSING = /^(08|53|57P|25006)/

/** Codes of sockets whose other end is away. */
const SOCKET_PASSING = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
])

/** The same error, or {@link StorageUnavailable} around one that passes by itself or with more room. */
export function storageError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number' && SQLITE_PASSING.has(errcode & 0xff)) return new StorageUnavailable(error)
  if (typeof code === 'string' && (POSTGRES_PASSING.test(code) || SOCKET_PASSING.has(code))) {
    return new StorageUnavailable(error)
  }
  if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
    return new StorageUnavailable(error)
  }
  return error
}
