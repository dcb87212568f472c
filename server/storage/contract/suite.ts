import { describe } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { auditLog } from './audit-log.ts'
import { changes } from './changes.ts'
import { changesBySenders } from './changes-by-senders.ts'
import { changesOfShape } from './changes-of-shape.ts'
import { codeTries } from './code-tries.ts'
import { counts } from './counts.ts'
import { countsBy } from './counts-by.ts'
import { deliveries } from './deliveries.ts'
import { deliveriesAgain } from './deliveries-again.ts'
import { erasure } from './erasure.ts'
import { feed } from './feed.ts'
import { fleet } from './fleet.ts'
import { groupCommit } from './group-commit.ts'
import { importing } from './imports.ts'
import { masks } from './masks.ts'
import { moderatingMany } from './moderating-many.ts'
import { moderation } from './moderation.ts'
import { pairing } from './pairing.ts'
import { pauses } from './pauses.ts'
import { people } from './people.ts'
import { presence } from './presence.ts'
import { reading } from './reading.ts'
import { repetition } from './repetition.ts'
import { retention } from './retention.ts'
import { revisions } from './revisions.ts'
import { rules } from './rules.ts'
import { scenes } from './scenes.ts'
import { search } from './search.ts'
import { searchLater } from './search-later.ts'
import { settings } from './settings.ts'
import { sources } from './sources.ts'
import { texts } from './texts.ts'
import { turns } from './turns.ts'
import { wallsWhole } from './walls.ts'

const PARTS = {
  repetition,
  changes,
  changesBySenders,
  moderation,
  moderatingMany,
  groupCommit,
  revisions,
  counts,
  countsBy,
  reading,
  search,
  searchLater,
  feed,
  texts,
  turns,
  scenes,
  rules,
  settings,
  wallsWhole,
  people,
  auditLog,
  pairing,
  codeTries,
  pauses,
  fleet,
  presence,
  sources,
  deliveries,
  deliveriesAgain,
  erasure,
  retention,
  importing,
  masks,
  changesOfShape,
}

/** What every engine must hold. Whoever adds one calls this once. */
export function storageContract(engine: Engine): void {
  for (const [name, part] of Object.entries(PARTS)) {
    describe(`${engine.name}: ${name}`, () => part(engine))
  }
}
