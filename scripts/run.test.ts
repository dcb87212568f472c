import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProjectCopy } from './testing/project-copy.ts'

let copy: ProjectCopy

beforeEach(() => {
  copy = new ProjectCopy()
})

afterEach(() => copy.remove())

const WAITS_FOR_SIGNAL = `
if (process.argv[2] === 'not now') process.exit()
const running = setInterval(() => {}, 1000)
process.once('SIGTERM', (signal) => {
  clearInterval(running)
  console.log('ended by ' + signal)
})
console.log('ready')`

const SETTING_UP = /^Setting up: .+$/m

test('[H1] the first run installs and says so in one line, the next ones do and say nothing', async () => {
  copy.write('hello.ts', 'console.log("hello" satisfies string)')

  const first = await copy.run('hello.ts')
  const second = await copy.run('hello.ts')

  expect(first).toMatchObject({ code: 0, stdout: 'hello\n' })
  expect(first.stderr).toMatch(/^Setting up: .+\n$/)
  expect(second).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
})

test('[H1] a changed lock file is installed again', async () => {
  copy.write('hello.ts', '')
  await copy.run('hello.ts')
  copy.changeLockFile('1.0.1')
  expect((await copy.run('hello.ts')).stderr).toMatch(SETTING_UP)
})

test("[H1] what is installed for developers serves the product; the product's does not serve developers", async () => {
  copy.write('hello.ts', '')
  await copy.run('hello.ts')
  expect((await copy.run('--dev', 'hello.ts')).stderr).toMatch(SETTING_UP)
  expect((await copy.run('hello.ts')).stderr).toBe('')
})

test('[H1] two that set up at once install once', async () => {
  copy.write('hello.ts', 'console.log("hello")')
  const both = await Promise.all([copy.run('hello.ts'), copy.run('hello.ts')])
  expect(both.map(({ stdout }) => stdout)).toEqual(['hello\n', 'hello\n'])
  expect(both.filter(({ stderr }) => SETTING_UP.test(stderr))).toHaveLength(1)
})

test('[H1] a set-up that was killed does not block the next one', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  copy.write('.setup/lock', String(gone.pid))
  copy.write('hello.ts', 'console.log("hello")')
  expect(await copy.run('hello.ts')).toMatchObject({ code: 0, stdout: 'hello\n' })
})

test('[H1] a set-up that is over takes nobody else’s lock away when its process ends', async () => {
  copy.write(
    'hold.ts',
    `import { writeFileSync } from 'node:fs'
    import { withLock } from './scripts/setup/lock.mjs'
    await withLock('lock', () => {})
    writeFileSync('lock', 'taken by another')`,
  )
  expect(await copy.run('hold.ts')).toMatchObject({ code: 0 })
  expect(readFileSync(join(copy.root, 'lock'), 'utf8')).toBe('taken by another')
})

test('[H1] a set-up that fails ends with one line that says so, and runs nothing', async () => {
  copy.write('package-lock.json', 'no lock file')
  copy.write('hello.ts', 'console.log("hello")')
  const { code, stdout, stderr } = await copy.run('hello.ts')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^Setting up failed: /)
})

test('[H2] arguments arrive as they were given, the working folder is the project, the exit code comes through', async () => {
  copy.write(
    'told.ts',
    'console.log(JSON.stringify([process.argv.slice(2), process.cwd(), process.env.INIT_CWD]))\nprocess.exit(7)',
  )

  const { code, stdout } = await copy.run('told.ts', 'import', 'two words.csv', '--as-of-now', '', '*')

  expect(code).toBe(7)
  expect(JSON.parse(stdout)).toEqual([
    ['import', 'two words.csv', '--as-of-now', '', '*'],
    copy.root,
    copy.parent,
  ])
})

test.each([
  ['scripts/run', 'sh', ['scripts/run', 'server/main.ts']],
  ['npm start', 'npm', ['start', '--silent']],
])('[H2] a signal to %s reaches the program', async (_, command, args) => {
  copy.write('server/main.ts', WAITS_FOR_SIGNAL)
  await copy.run('server/main.ts', 'not now')
  const started = spawn(command, args, { cwd: copy.root, env: copy.env, stdio: ['ignore', 'pipe', 'ignore'] })
  await once(started.stdout, 'data')
  started.kill('SIGTERM')
  const [[output]] = await Promise.all([once(started.stdout, 'data'), once(started, 'exit')])
  expect(String(output)).toBe('ended by SIGTERM\n')
})

test('[H2] npm run tenfoot -- hands its arguments on', async () => {
  copy.write('server/command.ts', 'console.log(JSON.stringify(process.argv.slice(2)))')
  const args = ['run', '--silent', 'tenfoot', '--', 'import', 'two words.csv', '--as-of-now']
  const npm = spawn('npm', args, { cwd: copy.root, env: copy.env, stdio: ['ignore', 'pipe', 'ignore'] })
  const [output] = await once(npm.stdout, 'data')
  expect(JSON.parse(String(output))).toEqual(['import', 'two words.csv', '--as-of-now'])
  await once(npm, 'exit')
})

test('[H3] the Node that the project brings goes before the one of the machine', async () => {
  copy.write('which.ts', 'console.log(process.env.BY ?? "machine")')
  await copy.run('which.ts')
  copy.writeNode(join(copy.root, 'node_modules/.bin'), `BY=project exec '${process.execPath}' "$@"`)
  expect((await copy.run('which.ts')).stdout).toBe('project\n')
})

test("[H3] where the project's Node does not run, the machine's own is used", async () => {
  copy.write('which.ts', 'console.log(process.env.BY ?? "machine")')
  await copy.run('which.ts')
  copy.writeNode(join(copy.root, 'node_modules/.bin'), 'exit 127')
  expect(await copy.run('which.ts')).toEqual({ code: 0, stdout: 'machine\n', stderr: '' })
})

test('[H3] where neither is new enough, one line says what to install', async () => {
  // As Node 20 would: it sets up, and is too old to run the product.
  copy.writeNode(copy.bin, `[ "$1" != -e ] || exit 1; exec '${process.execPath}' "$@"`)
  copy.write('hello.ts', 'console.log("hello")')
  await copy.run('hello.ts')
  const { code, stdout, stderr } = await copy.run('hello.ts')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^Tenfoot runs on Node 24 or newer.+install Node 24\n$/)
})
