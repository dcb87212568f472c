import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isLongEnough, PASSWORD_LENGTH } from './accounts/password.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Config {
  port: number
  host: string
  /** The data folder; with a database URL it is not used. */
  data: string
  databaseUrl: string | undefined
  publicUrl: string | undefined
  /** As Express understands it: hops, or addresses of proxies. */
  trustProxy: number | boolean | string
  admin: { email: string; password: string } | undefined
  logLevel: (typeof LOG_LEVELS)[number]
  /** Entries a second and source; 0 is no limit. */
  rateLimit: number
}

/** A setting that the server cannot start with; the message is one line for a person. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>

const FLAGS = {
  port: 'PORT',
  host: 'HOST',
  data: 'TENFOOT_DATA',
  'public-url': 'TENFOOT_PUBLIC_URL',
  'trust-proxy': 'TENFOOT_TRUST_PROXY',
  'admin-email': 'TENFOOT_ADMIN_EMAIL',
  'log-level': 'LOG_LEVEL',
  'rate-limit': 'TENFOOT_RATE_LIMIT',
} as const

/**
 * Settings from the environment and from flags, which win. Secrets may also be read from the file that
 * their `…_FILE` names.
 * @throws ConfigError naming the setting that is wrong
 */
export function readConfig(env: Env, args: readonly string[] = []): Config {
  const settings = { ...env, ...readFlags(args) }
  const publicUrl = optional(settings, 'TENFOOT_PUBLIC_URL', readOrigin)
  const databaseUrl = secret(settings, 'DATABASE_URL')
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError('DATABASE_URL must start with postgres:// or postgresql://')
  }
  return {
    port: optional(settings, 'PORT', wholeNumber(0, 65_535)) ?? 4000,
    host: optional(settings, 'HOST', (text) => text) ?? '0.0.0.0',
    data: resolve(optional(settings, 'TENFOOT_DATA', (text) => text) ?? './data'),
    databaseUrl,
    publicUrl,
    trustProxy: optional(settings, 'TENFOOT_TRUST_PROXY', readTrust) ?? false,
    admin: readAdmin(settings),
    logLevel: optional(settings, 'LOG_LEVEL', oneOf(LOG_LEVELS)) ?? 'info',
    rateLimit: optional(settings, 'TENFOOT_RATE_LIMIT', wholeNumber(0, 1_000_000)) ?? 1000,
  }
}

function readFlags(args: readonly string[]): Env {
  const options = Object.fromEntries(Object.keys(FLAGS).map((flag) => [flag, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true })
    return Object.fromEntries(
      Object.entries(FLAGS).flatMap(([flag, name]) => {
        const value = values[flag]
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
  } catch (error) {
    throw new ConfigError((error as Error).message.split('. ')[0])
  }
}

/** The value, or undefined when it is not set; a reader answers the complaint for a wrong one by throwing. */
function optional<T>(settings: Env, name: string, read: (text: string, name: string) => T): T | undefined {
  const text = settings[name]?.trim()
  return text === undefined || text === '' ? undefined : read(text, name)
}

function wholeNumber(min: number, max: number) {
  return (text: string, name: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`)
    }
    return value
  }
}

function oneOf<T extends string>(values: readonly T[]) {
  return (text: string, name: string): T => {
    if (!values.includes(text as T)) {
      throw new ConfigError(`${name} must be one of ${values.join(', ')}, not "${text}"`)
    }
    return text as T
  }
}

function readOrigin(text: string, name: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new ConfigError(`${name} must be an http or https address, not "${text}"`)
  }
  const { origin, pathname, search, hash } = new URL(text)
  if (pathname !== '/' || search || hash) {
    throw new ConfigError(`${name} must be an address without a path, not "${text}"`)
  }
  return origin
}

function readTrust(text: string, name: string): Config['trustProxy'] {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const isAddress = (item: string) =>
    ['loopback', 'linklocal', 'uniquelocal'].includes(item) || isSubnet(item)
  const items = text.split(',').map((item) => item.trim())
  if (items.every(isAddress)) return items.join(', ')
  throw new ConfigError(`${name} must be true, false, a number of proxies or their addresses, not "${text}"`)
}

/** An address, or one with the length of its prefix. */
function isSubnet(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0
  if (bits === 0 || more.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits)
}

function secret(settings: Env, name: string): string | undefined {
  const file = settings[`${name}_FILE`]
  if (settings[name] || !file) return settings[name] || undefined
  const text = readSecretFile(name, file)
  if (text === '') throw new ConfigError(`${name}_FILE names a file that is empty: ${file}`)
  return text
}

function readSecretFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigError(`${name}_FILE names a file that cannot be read: ${file}`)
  }
}

function readAdmin(settings: Env): Config['admin'] {
  const email = optional(settings, 'TENFOOT_ADMIN_EMAIL', (text) => text)
  const password = secret(settings, 'TENFOOT_ADMIN_PASSWORD')
  if (email === undefined && password === undefined) return undefined
  if (email === undefined) throw new ConfigError('TENFOOT_ADMIN_EMAIL is needed with TENFOOT_ADMIN_PASSWORD')
  if (password === undefined)
    throw new ConfigError('TENFOOT_ADMIN_PASSWORD is needed with TENFOOT_ADMIN_EMAIL')
  if (!/^\S+@\S+$/.test(email))
    throw new ConfigError(`TENFOOT_ADMIN_EMAIL must be an e-mail address, not "${email}"`)
  if (!isLongEnough(password))
    throw new ConfigError(`TENFOOT_ADMIN_PASSWORD must have at least ${PASSWORD_LENGTH} characters`)
  return { email, password }
}
