import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './build/layout.ts'

const RULE = /\[([A-Z]\d+)\]/g
const rules = new Set(
  Array.from(readFileSync(join(ROOT, 'SPEC.md'), 'utf8').matchAll(/^- \[([A-Z]\d+)\]/gm), ([, id]) => id),
)
const files = globSync('{server,client,shared,scripts,bench,e2e}/**/*.ts{,x}', { cwd: ROOT })
const named = new Set(
  files.flatMap((file) =>
    Array.from(
      readFileSync(join(ROOT, file), 'utf8').matchAll(/\(\s*(['"`])(\[[A-Z]\d+\].*?)\1/gs),
      ([, , name]) => Array.from(name?.matchAll(RULE) ?? [], ([, id]) => id),
    ).flat(),
  ),
)

test('[H12] every rule of SPEC.md is held by a test that names it, and every test names a rule that there is', () => {
  expect([...rules].filter((id) => !named.has(id))).toEqual([])
  expect([...named].filter((id) => !rules.has(id))).toEqual([])
})
