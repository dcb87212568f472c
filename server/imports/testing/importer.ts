import type { Feedback } from '../../../shared/feedback.ts'
import type { Import, ImportMapping, ImportPreview } from '../../../shared/imports.ts'
import type { Answer, TestServer, TestSource } from '../../testing/server.ts'

const AT_WORK: readonly string[] = ['running', 'undoing']

export type Importer = ReturnType<typeof createImporter>

/** Somebody who imports files for a source, as the wizard does. */
export function createImporter(server: TestServer, source: Pick<TestSource, 'id'>) {
  const { asOwner, call, cookie, url } = server
  const at = (id: string, what = '') => `/api/v1/imports/${id}${what}`
  const headers = { Cookie: cookie, Origin: url, 'Content-Type': 'application/octet-stream' }

  const upload = (name: string, content: string | Uint8Array, to = source.id) => {
    const query = new URLSearchParams({ name, source: to })
    return call<Import>('POST', `/api/v1/imports?${query}`, headers, content)
  }
  const read = async (id: string) => (await asOwner<Import>('GET', at(id))).body
  /** Settles when nobody works on it any more. */
  const ended = async (id: string): Promise<Import> => {
    for (;;) {
      const kept = await read(id)
      if (!AT_WORK.includes(kept.state) && kept.check?.state !== 'running') return kept
    }
  }
  const start = (id: string, mapping: ImportMapping) => asOwner<Import>('POST', at(id, '/start'), { mapping })

  return {
    upload,
    read,
    ended,
    start,
    preview: (id: string, mapping: ImportMapping) =>
      asOwner<ImportPreview>('POST', at(id, '/preview'), { mapping }),
    cancel: (id: string) => asOwner<Import>('POST', at(id, '/cancel')),
    undo: (id: string) => asOwner<Import>('POST', at(id, '/undo')),
    remove: (id: string) => asOwner('DELETE', at(id)),
    refused: (id: string) => asOwner<string>('GET', at(id, '/refused')),

    /** From the upload to the end, with the mapping that was guessed or what is said beside it. */
    async whole(
      name: string,
      content: string | Uint8Array,
      said: Partial<ImportMapping> = {},
    ): Promise<Import> {
      const { id, guess } = expected(201, await upload(name, content))
      expected(202, await start(id, { ...guess, ...said }))
      return ended(id)
    },

    async undone(id: string): Promise<Import> {
      expected(202, await asOwner<Import>('POST', at(id, '/undo')))
      return ended(id)
    },

    async entries(): Promise<Feedback[]> {
      const { body } = await asOwner<{ items: Feedback[] }>(
        'GET',
        `/api/v1/feedback?source=${source.id}&limit=200`,
      )
      return body.items
    },
  }
}

export function expected<Body>(status: number, answer: Answer<Body>): Body {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
