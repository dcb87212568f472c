import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { Problem } from '../http/problem.ts'
import { validate, validBody } from '../http/validate.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import { unknownSource } from '../sources/routes.ts'
import type { Storage } from '../storage/storage.ts'
import { toImport, toListed } from './answer.ts'
import { type Imports, STARTABLE } from './imports.ts'
import { type KeptImport, NOWHERE } from './kept.ts'
import { formatOfFile, guessWriting, lookAt } from './look.ts'
import { MappedSchema, saidIn } from './mapping-schema.ts'
import { saysSomething } from './plan.ts'
import { openMapped, openWritten, previewOf } from './preview.ts'
import { orProblem } from './told.ts'
import { receive } from './upload.ts'

interface ImportRoutesDeps {
  storage: Pick<Storage, 'imports' | 'sources'>
  imports: Imports
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
}

/** More files that wait would fill the disk. */
const FILES = 20
const NAME = 200

export const UploadQuery = v.strictObject({
  name: v.pipe(
    v.string('must be the name of the file'),
    v.transform(fileName),
    v.minLength(1, 'must not be empty'),
    v.maxLength(NAME, `must have at most ${NAME} characters`),
  ),
  source: v.string('must be the id of a source'),
})

/** Files that an admin imports: uploaded, looked at, kept, and taken back. */
export function importRoutes({ storage, imports, sessions, audit, newId, now }: ImportRoutesDeps): Router {
  const router = Router()
  const body = rawBody(500_000)
  const { files } = imports
  const actor = (request: Request) => sessions.account(request).id

  const known = async (request: Request<{ id: string }>): Promise<KeptImport> => {
    const kept = await storage.imports.byId(request.params.id)
    if (!kept) throw new Problem(404, 'There is no import with this id.')
    return kept
  }

  /** What a mapping is said about: its file, and whose entries it will be. */
  const startable = async (kept: KeptImport) => {
    if (!STARTABLE.includes(kept.state)) throw new Problem(409, 'This import cannot be started now.')
    const source = await storage.sources.byId(kept.source)
    if (!source) throw new Problem(409, 'Its source was deleted.')
    if (!kept.hasFile) throw new Problem(409, 'Its file is not kept any more. Upload it again.')
    if (!(await files.has(kept.id)))
      throw new Problem(409, 'Its file lies on another server. Upload it again.')
    return { source, path: await files.pathOf(kept.id) }
  }

  router.post('/', async (request, response) => {
    const { name, source } = validate(UploadQuery, request.query)
    const usual = await storage.sources.byId(source)
    if (!usual) throw unknownSource()
    await imports.makeRoom(FILES)
    const id = newId(now())
    const { bytes, utf8 } = await receive(request, id, { files })
    try {
      const file = { path: await files.pathOf(id), name }
      const { format, look } = await orProblem(file, async () => {
        const format = await formatOfFile(file)
        const said = await guessWriting(file.path, format, utf8)
        return { format, look: await lookAt(file.path, format, { said, usual }) }
      })
      const kept: KeptImport = {
        ...{ id, source, name, format, bytes, state: 'uploaded', ...look, ...NOWHERE },
        ...{ problem: null, mapping: null, check: null, removed: 0, hasFile: true, hasRefused: false },
        ...{ createdAt: now(), startedAt: null, endedAt: null },
      }
      await storage.imports.create(
        kept,
        audit(actor(request), 'import.uploaded', id, null, { source, format, bytes }),
      )
      sendJson(response, 201, toImport(kept, now()), { Location: `/api/v1/imports/${id}` })
    } catch (error) {
      await files.remove(id)
      throw error
    }
  })

  router.get('/', async (request, response) => {
    const { limit, cursor } = validate(v.strictObject(ListQuery), request.query)
    const before = readCursor(cursor)
    const found = await storage.imports.list({ limit: limit + 1, ...(before && { before }) })
    sendJson(
      response,
      200,
      pageOf(
        found.map((kept) => toListed(kept, now())),
        limit,
      ),
    )
  })

  router.get('/:id', async (request, response) => {
    sendJson(response, 200, toImport(await known(request), now()))
  })

  router.post('/:id/preview', body, async (request: Request<{ id: string }>, response) => {
    const mapping = saidIn(validBody(MappedSchema, request))
    const kept = await known(request)
    const { source, path } = await startable(kept)
    const preview = await orProblem({ path, name: kept.name }, async () => {
      const table = await openWritten(path, kept, mapping)
      const made = await previewOf(table, mapping, { source, now: now() })
      if (saysSomething(mapping)) await imports.check(kept, mapping, { table, source })
      else await imports.dropCheck(kept.id)
      return made
    })
    sendJson(response, 200, preview)
  })

  router.post('/:id/start', body, async (request: Request<{ id: string }>, response) => {
    const mapping = saidIn(validBody(MappedSchema, request))
    const kept = await known(request)
    const { path } = await startable(kept)
    await orProblem({ path, name: kept.name }, () => openMapped(path, kept, mapping))
    sendJson(response, 202, toImport(await imports.begin(kept, mapping, actor(request)), now()))
  })

  router.post('/:id/cancel', async (request: Request<{ id: string }>, response) => {
    sendJson(response, 200, toImport(await imports.cancel(await known(request), actor(request)), now()))
  })

  router.post('/:id/undo', async (request: Request<{ id: string }>, response) => {
    sendJson(response, 202, toImport(await imports.undo(await known(request), actor(request)), now()))
  })

  router.get('/:id/refused', async (request: Request<{ id: string }>, response) => {
    const { id, format, hasRefused } = await known(request)
    const path = await files.refusedPathOf(id)
    if (!hasRefused || !(await files.has(`${id}.refused`)))
      throw new Problem(404, 'There are no refused rows to fetch.')
    const ending = format === 'ndjson' ? 'ndjson' : 'csv'
    response.writeHead(200, {
      'Content-Type': ending === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="refused.${ending}"`,
      'Cache-Control': 'no-store',
    })
    await pipeline(createReadStream(path), response)
  })

  router.delete('/:id', async (request: Request<{ id: string }>, response) => {
    await imports.remove(await known(request), actor(request))
    response.writeHead(204).end()
  })

  return router
}

/** The last part of a path, in whatever way it is written, without what no name has. */
function fileName(name: string): string {
  const [last = ''] = name.split(/[/\\]/).slice(-1)
  return last.replaceAll(/\p{Cc}/gu, '').trim()
}
