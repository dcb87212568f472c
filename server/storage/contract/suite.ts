import { describe } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { changesBySenders } from './changes-by-senders.ts'
import { changesOfShape } from './changes-of-shape.ts'
import { counts } from './counts.ts'
import { groupCommit } from './group-commit.ts'
import { moderation } from './moderation.ts'
import { reading } from './reading.ts'
import { repetition } from './repetition.ts'
import { revisions } from './revisions.ts'
import { settings } from './settings.ts'
import { texts } from './texts.ts'
import { turns } from './turns.ts'

const PARTS = {
  repetition,
  changesBySenders,
  moderation,
  groupCommit,
  revisions,
  counts,
  reading,
  texts,
  turns,
  settings,
  changesOfShape,
}

/** What every engine must hold. Whoever adds one calls this once. */
export function storageContract(engine: Engine): void {
  for (const [name, part] of Object.entries(PARTS)) {
    describe(`${engine.name}: ${name}`, () => part(engine))
  }
}
