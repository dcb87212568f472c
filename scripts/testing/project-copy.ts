import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from '../build/layout.ts'

export interface Outcome {
  code: number
  stdout: string
  stderr: string
}

/** A project without dependencies that starts as this one does: installing needs no network. */
export class ProjectCopy {
  readonly parent = mkdtempSync(join(tmpdir(), 'tenfoot-copy-'))
  readonly root = join(this.parent, 'a folder with spaces')
  /** Its `node` is the first in the PATH. */
  readonly bin = join(this.parent, 'bin')

  constructor() {
    for (const file of ['run', 'setup.mjs', 'setup/lock.mjs']) {
      cpSync(join(ROOT, 'scripts', file), join(this.root, 'scripts', file))
    }
    mkdirSync(this.bin)
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    this.write('package.json', JSON.stringify({ name: 'copy', version: '1.0.0', type: 'module', scripts }))
    this.changeLockFile('1.0.0')
    this.writeNode(this.bin, `exec '${process.execPath}' "$@"`)
  }

  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    writeFileSync(join(this.root, file), content)
  }

  changeLockFile(version: string): void {
    const project = { name: 'copy', version }
    this.write(
      'package-lock.json',
      JSON.stringify({ ...project, lockfileVersion: 3, packages: { '': project } }),
    )
  }

  /** A `node` that is a line of shell. */
  writeNode(folder: string, line: string): void {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'node'), `#!/bin/sh\n${line}\n`, { mode: 0o755 })
  }

  /** Nothing of the npm that runs the tests is left in it. */
  get env(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_)/i.test(name))
    return { ...Object.fromEntries(own), PATH: [this.bin, process.env.PATH].join(delimiter) }
  }

  /** `sh scripts/run …`, called from another folder. */
  run(...args: string[]): Promise<Outcome> {
    const command = [join(this.root, 'scripts', 'run'), ...args]
    return new Promise((resolve) => {
      execFile('sh', command, { cwd: this.parent, env: this.env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
      })
    })
  }

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true })
  }
}
