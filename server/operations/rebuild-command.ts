import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { createIds } from '../ids.ts'
import { Unusable } from '../import/unusable.ts'
import { explainStart } from '../start-error.ts'
import { openStorage } from '../storage/storage.ts'

/** Makes all counts again from the entries. On SQLite the server must be stopped meanwhile. */
export const rebuildCommand: Command = async (args, { env, out, now }) => {
  const storage = await open(args, env, now)
  try {
    const entries = await storage.rebuild()
    out.write(`All counts were made again from ${entries} entries.\n`)
    return 0
  } finally {
    await storage.close()
  }
}

async function open(args: readonly string[], env: NodeJS.ProcessEnv, now: () => number) {
  try {
    const { databaseUrl, data } = readConfig(env, args)
    const at = databaseUrl ? { url: databaseUrl } : { folder: data }
    return await openStorage({ at, newId: createIds(), now, onError: console.error })
  } catch (error) {
    throw new Unusable(explainStart(error))
  }
}
