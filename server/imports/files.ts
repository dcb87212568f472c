import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ImportFiles = ReturnType<typeof createImportFiles>

/**
 * Where uploaded files lie, and those of refused rows: in the data folder, or in the system's where that cannot
 * be written to, as with a database elsewhere. Nobody else on the machine may read them.
 */
export function createImportFiles(data: string) {
  let folder: Promise<string> | undefined
  const place = () => (folder ??= makeFolder(data))

  return {
    pathOf: async (id: string) => join(await place(), id),
    refusedPathOf: async (id: string) => join(await place(), `${id}.refused`),
    async writeTo(id: string) {
      return createWriteStream(join(await place(), id), { mode: 0o600 })
    },

    async has(id: string): Promise<boolean> {
      const found = await stat(join(await place(), id)).catch(() => null)
      return found?.isFile() ?? false
    },

    async remove(id: string): Promise<void> {
      await rm(join(await place(), id), { force: true })
    },

    async removeRefused(id: string): Promise<void> {
      await rm(join(await place(), `${id}.refused`), { force: true })
    },

    /** How long ago something of it was written last, milliseconds. */
    async ageOf(id: string, now: number): Promise<number> {
      const found = await Promise.all(
        [id, `${id}.refused`].map(async (name) => stat(join(await place(), name)).catch(() => null)),
      )
      return now - Math.max(0, ...found.map((each) => each?.mtimeMs ?? 0))
    },

    /** How many uploaded files there are. */
    async count(): Promise<number> {
      const names = await readdir(await place())
      return names.filter((name) => !name.endsWith('.refused')).length
    },

    /** The ids of imports that something lies here of. */
    async ids(): Promise<string[]> {
      const names = await readdir(await place())
      return [...new Set(names.map((name) => name.replace(/\.refused$/, '')))]
    },
  }
}

async function makeFolder(data: string): Promise<string> {
  const own = join(data, 'imports')
  try {
    await mkdir(own, { recursive: true, mode: 0o700 })
    return own
  } catch {
    const spare = join(tmpdir(), `tenfoot-imports-${process.getuid?.() ?? 'own'}`)
    await mkdir(spare, { recursive: true, mode: 0o700 })
    return spare
  }
}
