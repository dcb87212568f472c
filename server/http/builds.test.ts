import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBuilds } from './builds.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenfoot-builds-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function builds({ wall = 'w', admin = 'a', sheet = 'thai 1.0' }) {
  writeFileSync(
    join(folder, 'build.json'),
    JSON.stringify({ build: `${wall}${admin}`, pages: { wall, admin } }),
  )
  return readBuilds({ folder, letters: { stylesheet: (set) => (set === 'thai' ? sheet : '') } })
}

test('[C101] walls are told of a new build when their own page or the letters that they fetch changed, and of no other', () => {
  const { wall } = builds({})
  expect(builds({ admin: 'other' }).wall).toBe(wall)
  expect(builds({ wall: 'other' }).wall).not.toBe(wall)
  expect(builds({ sheet: 'thai 1.1' }).wall).not.toBe(wall)
})

test('[C101] the admin app is told of its own page alone, and all of it together has a name, too', () => {
  expect(builds({ wall: 'other', sheet: 'thai 1.1' })).toMatchObject({ admin: 'a', all: 'othera' })
})
