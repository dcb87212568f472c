import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { distOf } from './layout.ts'
import { filesUnder, hashOfFiles } from './sources.ts'
import { readStamp, type Stamp } from './stamp.ts'

/** How long the files of a replaced build stay for screens that still run it. */
const KEPT_MS = 7 * 24 * 3600 * 1000

interface Publication {
  root: string
  /** Where the pages were built, on the same file system as dist/. */
  staging: string
  /** The files of each page, as they lie in `staging`; pages may share some. */
  pages: Readonly<Record<string, readonly string[]>>
  sources: string
  now: number
}

/**
 * Moves a build into dist/client while a server may be reading there: assets before the pages that name
 * them, each file in one step. Two that publish the same at once do not harm each other.
 */
export function publish({ root, staging, pages, sources, now }: Publication): Stamp {
  const dist = distOf(root)
  const built = filesUnder(staging).map((file) => relative(staging, file))
  const assets = built
    .filter(isAsset)
    .map((file) => basename(file))
    .sort()
  const stamp = { ...idsOf(staging, pages), sources, assets }
  beginGrace({ dist, assets: readStamp(root)?.assets ?? [], now })
  for (const file of [...built.filter(isAsset), ...built.filter((it) => !isAsset(it))]) {
    moveInto(join(dist, file), join(staging, file))
  }
  removeUnused({ dist, built, assets, now })
  writeFileSync(join(staging, 'build.json'), JSON.stringify(stamp))
  moveInto(join(dist, 'build.json'), join(staging, 'build.json'))
  return stamp
}

/** Of the whole build, and of each page by itself: a change to one is none of the others' business. */
function idsOf(staging: string, pages: Publication['pages']): Pick<Stamp, 'build' | 'pages'> {
  const ids = Object.entries(pages).map(([page, files]) => {
    const own = files.map((file) => join(staging, file))
    return [page, hashOfFiles(staging, own)]
  })
  return { build: hashOfFiles(staging, filesUnder(staging)), pages: Object.fromEntries(ids) }
}

const isAsset = (file: string) => file.startsWith(`assets${sep}`)

/** A file's week begins when its build is replaced, however old the build was. */
function beginGrace({ dist, assets, now }: { dist: string; assets: string[]; now: number }): void {
  for (const asset of assets) {
    const file = join(dist, 'assets', asset)
    if (existsSync(file)) utimesSync(file, now / 1000, now / 1000)
  }
}

function moveInto(target: string, file: string): void {
  mkdirSync(dirname(target), { recursive: true })
  renameSync(file, target)
}

interface Leftovers {
  dist: string
  built: string[]
  assets: string[]
  now: number
}

function removeUnused({ dist, built, assets, now }: Leftovers): void {
  for (const path of filesUnder(dist)) {
    const file = relative(dist, path)
    if (file === 'build.json' || built.includes(file)) continue
    const screensMayUse = isAsset(file) && !assets.includes(basename(file)) && now - mtimeOf(path) < KEPT_MS
    if (!screensMayUse) rmSync(path, { force: true })
  }
}

function mtimeOf(path: string): number {
  return statSync(path).mtimeMs
}
