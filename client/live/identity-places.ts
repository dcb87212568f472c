/** Where this screen's key is kept. Any of them may be full, forbidden, or slow for ever. */
export interface Place {
  /** Null where nothing is kept; an empty text where what is kept cannot be read, and speaks for itself. */
  read(): Promise<string | null>
  keep(key: string): Promise<void>
  forget(): Promise<void>
}

const NAME = 'tenfoot.screen'
const DATABASE = 'tenfoot'
const STORE = 'kept'
const HERE = '/api/v1/screens/here'

/** Quickest first. The cookie comes last: it is kept by the server, and only sending it tells whether it is there. */
export function placesOf(page: Window): Place[] {
  return [localPlace(page), databasePlace(page), cookiePlace(page)]
}

function localPlace(page: Window): Place {
  return {
    read: async () => page.localStorage.getItem(NAME),
    keep: async (key) => page.localStorage.setItem(NAME, key),
    forget: async () => page.localStorage.removeItem(NAME),
  }
}

function databasePlace(page: Window): Place {
  const kept = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) => {
    const database = await openDatabase(page)
    try {
      return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  }
  return {
    read: () => kept<unknown>('readonly', (store) => store.get(NAME)).then(textOrNull),
    keep: (key) => kept('readwrite', (store) => store.put(key, NAME)).then(() => undefined),
    forget: () => kept('readwrite', (store) => store.delete(NAME)),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

async function openDatabase(page: Window): Promise<IDBDatabase> {
  const request = page.indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
  return answerOf(request)
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Only the server can set a cookie that no script reads. */
function cookiePlace(page: Window): Place {
  const tell = async (method: string, body?: string) => {
    const json = body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body }
    const { ok, status } = await page.fetch(HERE, { method, credentials: 'same-origin', ...json })
    if (!ok) throw new Error(`the cookie was answered ${status}`)
  }
  return {
    read: async () => '',
    keep: (key) => tell('PUT', JSON.stringify({ token: key })),
    forget: () => tell('DELETE'),
  }
}
