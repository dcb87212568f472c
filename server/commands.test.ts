import { expect, test } from 'vitest'
import { runCommand } from './commands.ts'
import { makeTerminal } from './import/testing.ts'

test.for([
  [[], 2],
  [['--help'], 0],
] as const)('[D10] the command line %j tells what there is and ends with %d', async ([args, code]) => {
  const { terminal, written } = makeTerminal()
  expect(await runCommand(args, terminal)).toBe(code)
  expect(written.out).toMatch(/import +posts a CSV/)
})

test('[D10] an unknown command is told in one line', async () => {
  const { terminal, written } = makeTerminal()
  expect(await runCommand(['constructor'], terminal)).toBe(2)
  expect(written.err).toBe('there is no command "constructor". There are: import, rebuild, reset-password\n')
})

test.for([
  [['import'], 'which file?'],
  [['import', '/nowhere/x.csv'], 'cannot be opened (ENOENT)'],
  [['import', 'a.csv', 'b.csv'], 'one file at a time'],
  [['import', 'a.csv', '--colour', 'red'], '--colour'],
] as const)('[D10] %j ends with 2 and says why', async ([args, why]) => {
  const { terminal, written } = makeTerminal()
  expect(await runCommand(args, terminal)).toBe(2)
  expect(written.err).toContain(why)
  expect(written.err.trim()).not.toContain('\n')
})

test('[D10] the import tells all that can be said to it', async () => {
  const { terminal, written } = makeTerminal()
  expect(await runCommand(['import', '--help'], terminal)).toBe(0)
  expect(written.out).toContain('--scale-from')
  expect(written.out).toContain('--author.segment')
})

test('[D10] a path is one of the folder where the person stands, not where npm runs', async () => {
  const { terminal, written } = makeTerminal()
  const standing = { ...terminal, env: { INIT_CWD: '/somewhere/else' } }
  await runCommand(['import', 'x.csv'], standing)
  expect(written.err).toBe('/somewhere/else/x.csv cannot be opened (ENOENT)\n')
})
