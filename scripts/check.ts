import { isMain } from './is-main.ts'
import { runTool } from './tool.ts'

/** Style and types of the whole tree; answers how many of the two found something. */
export async function check({ write }: { write: boolean }): Promise<number> {
  const style = await runTool('@biomejs/biome/bin/biome', ['check', ...(write ? ['--write'] : []), '.'])
  const types = await runTool('typescript/bin/tsc', ['--noEmit'])
  return [style, types].filter((code) => code !== 0).length
}

if (isMain(import.meta.url)) process.exitCode = await check({ write: process.argv.includes('--write') })
