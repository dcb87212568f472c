import { ConfigError } from './config.ts'
import { PresetUnusable } from './hooks/preset-unusable.ts'
import { StorageInUse, StorageUnavailable } from './storage/errors.ts'

/** What the operating system says of the setting that names where to listen, or where to keep. */
const SETTING_OF: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken by another program: set PORT to another one.',
  EADDRNOTAVAIL: 'HOST is no address of this machine.',
  ENOTFOUND: 'HOST is no address of this machine.',
}

/** Of the data folder: it, or what it lies in, is a file or lets nobody write. */
const FOLDER = /^(?:EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOSPC)$/

/** What keeps a program from starting, in one line where the person can do something about it. */
export function explainStart(error: unknown): string {
  const { code = '', message, stack, syscall } = error as NodeJS.ErrnoException
  if (error instanceof ConfigError || error instanceof StorageInUse || error instanceof PresetUnusable) {
    return message
  }
  if (error instanceof StorageUnavailable) {
    return `Nothing can be kept at the place that DATABASE_URL or TENFOOT_DATA names: ${firstLine(error.cause)}`
  }
  if (code === 'EACCES' && syscall === 'listen')
    return 'Not allowed to listen there: set PORT to another one.'
  if (SETTING_OF[code]) return SETTING_OF[code]
  if (FOLDER.test(code)) return `The folder that TENFOOT_DATA names cannot be used: ${firstLine(error)}`
  return stack ?? message
}

function firstLine(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (message || code || String(error)).split('\n')[0] as string
}
