import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from './build/layout.ts'

/** Runs a tool of node_modules by this very Node, in the project's folder; answers its exit code. */
export async function runTool(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const command = [`node_modules/${file}`, ...args]
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  return code ?? 1
}
