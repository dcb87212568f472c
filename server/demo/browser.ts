import { spawn } from 'node:child_process'

type Env = Readonly<Record<string, string | undefined>>

/** Shows an address in the person's browser, where there is a person with one; silently not, where there is none. */
export function openBrowser(address: string, { platform, env }: { platform: string; env: Env }): void {
  const [command, ...args] = openerOf({ platform, env }) ?? []
  if (command === undefined) return
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

export function openerOf({ platform, env }: { platform: string; env: Env }): readonly string[] | null {
  if (env.CI || env.SSH_CONNECTION) return null
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null
}
