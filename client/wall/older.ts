/*
 * The four things that the page and its libraries use and Chrome 53 lacks (the first three came with 54, the last
 * with 57). The usual collections of such stand-ins weigh more than a tenth of the whole page.
 */

type Properties = Readonly<Record<string, unknown>>

function entries(object: Properties): [string, unknown][] {
  return Object.keys(object).map((key): [string, unknown] => [key, object[key]])
}

function values(object: Properties): unknown[] {
  return Object.keys(object).map((key) => object[key])
}

function getOwnPropertyDescriptors(object: object): PropertyDescriptorMap {
  const found: PropertyDescriptorMap = {}
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key)
    if (descriptor) found[key] = descriptor
  }
  return found
}

function padStart(this: string, length: number, filler = ' '): string {
  const missing = length - this.length
  return missing > 0
    ? filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing) + this
    : String(this)
}

function add(target: object, name: string, value: unknown): void {
  if (name in target) return
  Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

add(Object, 'entries', entries)
add(Object, 'values', values)
add(Object, 'getOwnPropertyDescriptors', getOwnPropertyDescriptors)
add(String.prototype, 'padStart', padStart)
