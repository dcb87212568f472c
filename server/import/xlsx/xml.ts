import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { Unusable } from '../unusable.ts'
import { damaged } from './archive.ts'

/** What is done at each sign of a document; names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** A single text of a workbook is at most 32,767 characters long. */
const LONGEST_TEXT = 4 * 1024 * 1024

interface Reading<Item> {
  path: string
  /** Makes what handles one document; it gives what it has found to `emit`. */
  make: (emit: (item: Item) => void) => XmlHandlers
  /** Hears how many bytes were read. */
  tell?: ((bytes: number) => void) | undefined
}

/**
 * Reads XML piece by piece and answers what each piece brought. Entities of its own are never unfolded.
 * @throws Unusable where it is not well-formed, or says one thing for too long
 */
export async function* readXml<Item>(
  stream: Readable,
  { path, make, tell }: Reading<Item>,
): AsyncGenerator<Item[]> {
  let found: Item[] = []
  let silent = 0
  const { open, text, close } = make((item) => void found.push(item))
  const heard = <Args extends unknown[]>(handle: (...args: Args) => void) => {
    return (...args: Args) => {
      silent = 0
      handle(...args)
    }
  }
  const parser = new SaxesParser()
  parser.on(
    'opentag',
    heard((tag) => open(localName(tag.name), tag.attributes)),
  )
  parser.on(
    'closetag',
    heard((tag) => close?.(localName(tag.name))),
  )
  if (text) {
    parser.on('text', heard(text))
    parser.on('cdata', heard(text))
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let read = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length
      silent += chunk.length
      parser.write(decoder.decode(chunk, { stream: true }))
      if (silent > LONGEST_TEXT) throw new Unusable(`${path} has a text that is longer than any cell may be`)
      tell?.(read)
      if (found.length > 0) yield found
      found = []
    }
    parser.close()
  } catch (error) {
    throw error instanceof Unusable ? error : damaged(path)
  } finally {
    stream.destroy()
  }
  if (found.length > 0) yield found
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
