/** Where the last renewal in this browser stands: the key before, and the one that follows it. */
const NAME = 'tenfoot.renewed'

/**
 * Which key of this browser was followed by which. Only one of its pages is told a newer key; the others that are
 * the same screen go on with it, and those that are another screen do not.
 */
export interface Renewals {
  tell(older: string, newer: string): void
  /** The key that followed this one; null where none is known. */
  after(key: string): string | null
  /** Forgets the one that this key is of. */
  forget(key: string): void
  /** Calls back when another page has told one. */
  onTold(act: () => void): void
}

export function makeRenewals({ page }: { page: Window }): Renewals {
  const read = () => readPair(unless(() => page.localStorage.getItem(NAME)))
  return {
    tell: (older, newer) => unless(() => page.localStorage.setItem(NAME, JSON.stringify([older, newer]))),
    after(key) {
      const [older, newer] = read()
      return older === key && newer !== key && newer ? newer : null
    },
    forget(key) {
      if (read().indexOf(key) >= 0) unless(() => page.localStorage.removeItem(NAME))
    },
    onTold: (act) =>
      page.addEventListener('storage', ({ key }) => {
        if (key === NAME) act()
      }),
  }
}

/** A browser that keeps nothing has nothing to tell either. */
function unless<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

/** Whatever it is that stands there. */
function readPair(text: string | null): (string | undefined)[] {
  const pair = unless<unknown>(() => JSON.parse(text ?? '[]'))
  return Array.isArray(pair) ? pair.map((key) => (typeof key === 'string' ? key : undefined)) : []
}
