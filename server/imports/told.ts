import { Problem } from '../http/problem.ts'
import { Unusable } from '../import/unusable.ts'

/** A file that lies somewhere, under the name that people know it by. */
export interface NamedFile {
  path: string
  name: string
}

/** What is wrong with a file, as a sentence that says nothing of where it lies; null for what is no fault of it. */
export function sentenceOf(error: unknown, { path, name }: NamedFile): string | null {
  if (!(error instanceof Unusable)) return null
  const what = error.what.replaceAll(path, () => name)
  const begins = what.startsWith(name) ? what.charAt(0) : what.charAt(0).toUpperCase()
  return `${begins}${what.slice(1)}${/[.!?]$/.test(what) ? '' : '.'}`
}

/** @throws Problem 422 where the file is at fault, else what came */
export async function orProblem<Result>(file: NamedFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const sentence = sentenceOf(error, file)
    throw sentence === null ? error : new Problem(422, sentence)
  }
}
