import { createAccounts } from './accounts.ts'
import { createCommitEvents } from './commits.ts'
import { openPostgres } from './postgres.ts'
import { createResets } from './resets.ts'
import { openSqliteBeside } from './sqlite.ts'
import { createTransactor } from './transactor.ts'

/**
 * The few rooms that a command may work in while the server goes on: nothing in them is remembered by it.
 * The database must have been brought to its newest shape by a server before.
 */
export function openBeside(at: { folder: string } | { url: string }, onError: (error: unknown) => void) {
  const db = 'folder' in at ? openSqliteBeside(at.folder) : openPostgres(at.url, onError)
  const transact = createTransactor({ db, events: createCommitEvents(), announce: undefined })
  return {
    accounts: createAccounts({ db, transact }),
    resets: createResets({ db, transact }),
    close: () => db.destroy(),
  }
}
