import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ROOT } from './build/layout.ts'
import { publish } from './build/publish.ts'
import { readStamp } from './build/stamp.ts'
import { buildClient } from './build.ts'

const DAY = 24 * 3600 * 1000
const HTML = '<!doctype html><html><title>t</title><script type="module" src="./main.ts"></script>'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tenfoot-build-'))
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  write('client/wall/index.html', HTML)
  write('client/wall/main.ts', 'let a: string | undefined; a ??= location.href; console.log(a)')
  write('client/admin/index.html', HTML)
  write('client/admin/main.ts', 'let b: string | undefined; b ??= location.href; console.log(b)')
  write('public/icon.txt', 'icon')
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

test('[H6] each page is built for its own browsers, and what is public lies beside them', async () => {
  await buildClient(root)
  expect(assetOf('wall')).not.toContain('??')
  expect(assetOf('admin')).toContain('??')
  expect(read('dist/client/icon.txt')).toBe('icon')
  expect(readdirSync(join(root, 'dist'))).toEqual(['client'])
})

test('[H6] only changed sources are built again, and only a changed build has another id', async () => {
  await buildClient(root)
  const first = readStamp(root)
  await buildClient(root)
  expect(readStamp(root)).toEqual(first)

  write(
    'client/wall/main.ts',
    'let renamed: string | undefined; renamed ??= location.href; console.log(renamed)',
  )
  await buildClient(root)
  const same = readStamp(root)
  expect(same?.sources).not.toBe(first?.sources)
  expect(same?.build).toBe(first?.build)

  write('client/wall/main.ts', 'console.log("other")')
  await buildClient(root)
  expect(readStamp(root)?.build).not.toBe(first?.build)
})

test('[C100] a page has another id when what it loads changed, also what it fetches later, and not for any other page', async () => {
  write('client/wall/words.json', '{ "live": "live" }')
  const fetching = "import words from './words.json?url'; console.log(words)"
  write('client/wall/main.ts', fetching)
  const idsAfter = async (file: string, content: string) => {
    write(file, content)
    await buildClient(root)
    return readStamp(root)?.pages
  }
  const first = await idsAfter('client/wall/main.ts', fetching)
  const admin = await idsAfter('client/admin/main.ts', 'console.log("other")')
  expect(admin).toEqual({ wall: first?.wall, admin: expect.not.stringMatching(String(first?.admin)) })
  expect(await idsAfter('public/icon.txt', 'another')).toEqual(admin)
  const wall = await idsAfter('client/wall/words.json', '{ "live": "here" }')
  expect(wall).toEqual({ wall: expect.not.stringMatching(String(first?.wall)), admin: admin?.admin })
})

test('[H6] a test beside a source is no reason to build', async () => {
  await buildClient(root)
  const stamp = readStamp(root)
  write('client/wall/main.test.ts', 'this is not even a program')
  await buildClient(root)
  expect(readStamp(root)).toEqual(stamp)
})

test('[H11] the server of npm run dev builds only where there is no build at all', async () => {
  vi.stubEnv('TENFOOT_DEV', '1')
  await buildClient(root)
  const stamp = readStamp(root)
  expect(stamp).not.toBeNull()
  write('client/wall/main.ts', 'console.log("other")')
  await buildClient(root)
  expect(readStamp(root)).toEqual(stamp)
})

test('[H6] two that build at once leave one whole build', async () => {
  await Promise.all([buildClient(root), buildClient(root)])
  expect(assetOf('wall')).toContain('location.href')
  expect(readdirSync(join(root, 'dist'))).toEqual(['client'])
})

test('[H6] a page that cannot be built leaves the build before it in place', async () => {
  await buildClient(root)
  const stamp = readStamp(root)
  write('client/wall/main.ts', 'import "./missing.ts"')
  await expect(buildClient(root)).rejects.toThrow('could not be built')
  expect(readStamp(root)).toEqual(stamp)
  expect(readdirSync(join(root, 'dist'))).toEqual(['client'])
})

test("[H6] a replaced build's files stay for a week, counted from its replacement", () => {
  const start = Date.now()
  publishAt(start, { 'assets/wall-old.js': 'old', 'robots.txt': 'old' })
  publishAt(start + 30 * DAY, { 'assets/wall-new.js': 'new' })
  expect(readdirSync(join(root, 'dist/client/assets'))).toEqual(['wall-new.js', 'wall-old.js'])
  expect(existsSync(join(root, 'dist/client/robots.txt'))).toBe(false)

  publishAt(start + 36 * DAY, { 'assets/wall-new.js': 'new' })
  expect(readdirSync(join(root, 'dist/client/assets'))).toEqual(['wall-new.js', 'wall-old.js'])
  publishAt(start + 38 * DAY, { 'assets/wall-new.js': 'new' })
  expect(readdirSync(join(root, 'dist/client/assets'))).toEqual(['wall-new.js'])
})

function publishAt(now: number, files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) write(join('dist/staging', file), content)
  publish({ root, staging: join(root, 'dist/staging'), pages: {}, sources: 'any', now })
}

function assetOf(page: string): string {
  const name = /assets\/[^"]+\.js/.exec(read(`dist/client/${page}/index.html`))?.[0]
  return read(`dist/client/${name}`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}
