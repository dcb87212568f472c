import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const clientOf = (root: string) => join(root, 'client')
export const publicOf = (root: string) => join(root, 'public')
export const distOf = (root: string) => join(root, 'dist', 'client')

/** A page is a folder of client/ with an index.html. */
export function pagesOf(root: string): string[] {
  const client = clientOf(root)
  if (!existsSync(client)) return []
  const names = readdirSync(client).sort()
  return names.filter((name) => existsSync(join(client, name, 'index.html')))
}
