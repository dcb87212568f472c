import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../commands.ts'
import { type Config, readConfig } from '../config.ts'
import { createIds } from '../ids.ts'
import { Unusable } from '../import/unusable.ts'
import { hashKey, newKey } from '../keys.ts'
import { createAuditMaker } from '../moderation/audit.ts'
import { explainStart } from '../start-error.ts'
import { openBeside } from '../storage/beside.ts'
import { RESET_LIFETIME_MS } from './user-routes.ts'

const HELP = `npm run tenfoot -- reset-password EMAIL [--data=FOLDER] [--public-url=ADDRESS]

Prints a link by which whoever has this e-mail address chooses a new password. It works once, within an
hour, and ends all of their sessions and tokens. The server may go on meanwhile.
`

/** For an owner who is locked out: whoever may run this on the machine may let anybody in. */
export const resetCommand: Command = async ([email, ...args], { env, out, now }) => {
  if (email === '--help' || email === '-h') {
    out.write(HELP)
    return 0
  }
  if (email === undefined || email.startsWith('-')) throw new Unusable('whose password? --help tells more')
  const config = configOf(env, args)
  const key = newKey('reset')
  await offer(config, email.trim().toLowerCase(), { key, now })
  const address = config.publicUrl ?? `http://localhost:${config.port}`
  out.write(`This link works once, within an hour:\n\n  ${address}/admin#reset=${key}\n\n`)
  return 0
}

function configOf(env: NodeJS.ProcessEnv, args: readonly string[]): Config {
  try {
    return readConfig(env, args)
  } catch (error) {
    throw new Unusable(explainStart(error))
  }
}

async function offer(config: Config, email: string, { key, now }: { key: string; now: () => number }) {
  const { databaseUrl: url, data: folder } = config
  if (!url && !existsSync(join(folder, 'tenfoot.db')))
    throw new Unusable(`no server has kept anything in ${folder}`)
  const storage = openBeside(url ? { url } : { folder }, console.error)
  const audit = createAuditMaker({ newId: createIds(), now })
  try {
    const account = await storage.accounts.byEmail(email)
    if (!account) throw new Unusable(`nobody has the e-mail address ${email}`)
    const link = { account: account.id, keyHash: hashKey(key), expires: now() + RESET_LIFETIME_MS }
    await storage.resets.offer(link, audit('system', 'password.reset.offered', account.id))
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw new Unusable(`${explainStart(error).split('\n')[0]} (has a server of this version run there?)`)
  } finally {
    await storage.close()
  }
}
