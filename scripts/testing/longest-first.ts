import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A fresh clone takes the largest files for the longest ones. These are long, however few lines they have. */
const LONG = [
  ...['server/storage/postgres-contract', 'server/storage/sqlite-contract', 'server/imports/interrupted'],
  ...['server/live/increment', 'server/demo/main', 'server/demo/demo', 'server/operations/kill'],
  ...['e2e/admin-access', 'e2e/admin-imports', 'e2e/admin-walls', 'e2e/admin-hooks', 'e2e/admin-sources'],
  ...['e2e/wall-legible', 'e2e/wall-soak', 'e2e/engines/engines', 'e2e/wall-paired', 'e2e/wall-upkeep'],
]

/** Which of the files that run at the same time begin first: a long one that begins last keeps a core waiting. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((file) => moduleId.endsWith(`${file}.test.ts`))
  return place < 0 ? LONG.length : place
}
