import type { Terminal } from './import/terminal.ts'
import { Unusable } from './import/unusable.ts'

export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

/** What `npm run tenfoot` can do. Each is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  import: {
    summary: 'posts a CSV or NDJSON file of feedback',
    load: async () => (await import('./import/command.ts')).importCommand,
  },
  rebuild: {
    summary: 'makes all counts again from the entries, while the server is stopped',
    load: async () => (await import('./operations/rebuild-command.ts')).rebuildCommand,
  },
  'reset-password': {
    summary: 'prints a link by which somebody who is locked out chooses a new password',
    load: async () => (await import('./accounts/reset-command.ts')).resetCommand,
  },
}

/** The exit code: 0 done, 1 done in part, 2 not done, with one line that says why. */
export async function runCommand([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out.write(helpText())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command)
      throw new Unusable(`there is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}`)
    return await (await command.load())(args, terminal)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    terminal.err.write(`${error.message}\n`)
    return 2
  }
}

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`)
  return `npm run tenfoot -- COMMAND [options]\n\n${lines.join('\n')}\n\nCOMMAND --help tells more.\n`
}
