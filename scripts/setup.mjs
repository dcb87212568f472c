// Plain JavaScript that Node 20 runs: it installs the Node that runs everything else.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { withLock } from './setup/lock.mjs'

/** Says of which lock file, and whether for developers; there only after an installation that went well. */
const STAMP = 'node_modules/.tenfoot-setup.json'
/** Of npm only its complaints are of interest. */
const STDIO = ['ignore', 'ignore', 2]

const forDevelopers = process.argv.includes('--dev')
if (!isInstalled()) {
  await withLock('.setup/lock', () => {
    // Whoever held the lock before may have installed the same.
    if (!isInstalled()) install()
  })
}

/** An installation with the developers' tools serves the product, too. */
function isInstalled() {
  const stamp = readStamp()
  return stamp.lock === hashOfLockFile() && (stamp.full || !forDevelopers)
}

/** A developer who starts the product keeps the tools. */
function install() {
  const full = forDevelopers || readStamp().full
  const lock = hashOfLockFile()
  console.error(`Setting up: npm installs what ${full ? 'developing' : 'running'} Tenfoot needs …`)
  rmSync(STAMP, { force: true })
  const kind = full ? '--include=dev' : '--omit=dev'
  const flags = ['--include=optional', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  const { status, error } = npm(['ci', kind, ...flags, '--loglevel=error'])
  if (error) fail('npm is missing: install Node 20 or newer with npm, https://nodejs.org')
  if (status !== 0) fail('Setting up failed: npm could not install what package-lock.json asks for')
  mkdirSync('node_modules', { recursive: true })
  writeFileSync(STAMP, JSON.stringify({ lock, full }))
}

/** The npm that started us works on this machine; the next best is the one in the PATH. */
function npm(args) {
  const cli = process.env.npm_execpath ?? ''
  if (basename(cli) === 'npm-cli.js') return spawnSync(process.execPath, [cli, ...args], { stdio: STDIO })
  return spawnSync('npm', args, { stdio: STDIO })
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'))
  } catch {
    return { lock: null, full: false }
  }
}

/** With the machine's kind, which decides among the optional packages. */
function hashOfLockFile() {
  const kind = `${process.platform} ${process.arch}`
  return createHash('sha256').update(kind).update(readFileSync('package-lock.json')).digest('hex')
}

function fail(line) {
  console.error(line)
  process.exit(1)
}
