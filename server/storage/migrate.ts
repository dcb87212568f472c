import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as first from './migrations/001-first.ts'
import * as desk from './migrations/002-desk.ts'
import * as search from './migrations/003-search.ts'
import * as rules from './migrations/005-rules.ts'
import * as people from './migrations/006-people.ts'
import * as pause from './migrations/007-pause.ts'
import * as sources from './migrations/008-sources.ts'
import * as wallKeys from './migrations/009-wall-keys.ts'
import * as hooks from './migrations/010-hooks.ts'
import * as changes from './migrations/011-changes.ts'
import * as imports from './migrations/012-imports.ts'
import * as screens from './migrations/013-screens.ts'
import type { Tables } from './schema.ts'

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-desk': desk,
  '003-search': search,
  '005-rules': rules,
  '006-people': people,
  '007-pause': pause,
  '008-sources': sources,
  '009-wall-keys': wallKeys,
  '010-hooks': hooks,
  '011-changes': changes,
  '012-imports': imports,
  '013-screens': screens,
}

/**
 * Brings the database to the newest shape, all or nothing.
 * @throws the error of the migration that failed; the database is then as it was before
 */
export async function migrate(db: Kysely<Tables>, migrations = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
