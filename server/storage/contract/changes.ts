import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { BEGINNING, type Changes, type Place } from '../changes.ts'
import type { Storage } from '../storage.ts'

const WRITERS = 20
const ENTRIES_EACH = 6

type Item = Changes['items'][number]

/** What whoever follows is told, from wherever they stand. */
export function changes(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  /** Another instance on the same database where the engine allows it, else the same. */
  let second: Storage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
    second = engine.shared ? (await opened.openAnother()).storage : opened.storage
  })
  afterAll(() => opened.close())

  /** Reads on to the end, a few at a time. */
  async function follow(place: Place, limit = 7): Promise<{ items: Item[]; place: Place }> {
    const items: Item[] = []
    for (;;) {
      const page = await second.changes.after(place, limit)
      items.push(...page.items)
      place = page.next
      if (!page.more) return { items, place }
    }
  }

  async function everything(): Promise<{ id: string; revision: number }[]> {
    const rows = await opened.place.read<{ id: string; revision: number }>(
      'select id, revision from feedback',
    )
    return rows.toSorted(byChange)
  }

  test('[O1] a follower of twenty writers on every instance misses no change and hears none twice', async () => {
    const senders = [shop, createSender({ storage: second, clock: opened.clock })]
    const write = async (writer: number) => {
      const sender = senders[writer % senders.length] as Sender
      for (let n = 0; n < ENTRIES_EACH; n += 1) {
        await sender.post({ comment: `By ${writer}.`, externalId: `w${writer} ${n}` })
        await sender.put(`w${writer} ${n}`, { comment: `Changed by ${writer}.` })
      }
    }
    let writing = true
    const written = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n))).finally(() => {
      writing = false
    })
    const heard: Item[] = []
    let place: Place = BEGINNING
    while (writing) {
      const read = await follow(place)
      heard.push(...read.items)
      place = read.place
      await new Promise(setImmediate)
    }
    await written
    heard.push(...(await follow(place)).items)

    const told = heard.map(({ id, revision }) => `${revision} ${id}`)
    expect(new Set(told).size).toBe(told.length)
    expect(heard).toEqual(heard.toSorted(byChange))
    const copy = new Map(heard.map(({ id, revision }) => [id, { id, revision }]))
    expect([...copy.values()].toSorted(byChange)).toEqual(await everything())
    expect(copy.size).toBe(WRITERS * ENTRIES_EACH)
  })

  test('[O2] entries of one commit are told across pages without gap, and what is new nowhere else', async () => {
    const { place } = await follow(BEGINNING)
    await opened.storage.keep(
      Array.from({ length: 20 }, (_, n) => shop.operations.create({ comment: `${n}` })),
    )
    const { items, place: end } = await follow(place, 3)
    expect(new Set(items.map(({ revision }) => revision)).size).toBe(1)
    expect(items.map((item) => 'comment' in item && item.comment).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n}`).toSorted(),
    )
    expect((await follow(end)).items).toEqual([])
  })

  test('[O3] what is withdrawn or erased is told as such, without words', async () => {
    const withdrawn = feedbackOf(await shop.post({ comment: 'Words.', externalId: 'withdrawn' }))
    const emptied = await shop.add({ comment: 'Words.' })
    const { place } = await follow(BEGINNING)
    await shop.withdraw('withdrawn')
    await opened.storage.erasure.erase([emptied.id], opened.audit('me', 'erasure.done', emptied.id), {}, 0)
    const { items } = await follow(place)
    expect(items.map(({ id }) => id)).toEqual([withdrawn.id, emptied.id])
    expect(items).toMatchObject([{ counted: false, reason: 'withdrawn' }, { erased: true }])
    expect(JSON.stringify(items)).not.toContain('Words.')
  })

  test('[O3] what was taken away with its import is told as removed', async () => {
    const operation = { ...shop.operations.create({ comment: 'Imported.' }), importId: 'import' }
    const imported = feedbackOf((await opened.storage.keep([operation]))[0])
    const { place } = await follow(BEGINNING)
    await opened.storage.imports.undoSome('import', 10, opened.clock.now())
    const { items } = await follow(place)
    expect(items).toEqual([{ id: imported.id, source: 'shop', removed: true, revision: expect.any(Number) }])
  })

  test('[O4] whoever knows what was there before everything was deleted is told so, and goes on from there', async () => {
    await shop.add({ comment: 'Before.' })
    const { place } = await follow(BEGINNING)
    await opened.storage.erasure.everything(opened.audit('me', 'feedback.deleted', 'everything'))
    await shop.add({ comment: 'After.' })
    const page = await second.changes.after(place, 10)
    expect(page).toMatchObject({ items: [], emptied: true, more: true })
    for (const from of [page.next, BEGINNING]) {
      const { items } = await follow(from)
      expect(items).toMatchObject([{ comment: 'After.' }])
    }
  })

  test('[O4] whoever knows what is not there yet, as after a backup came back, begins again', async () => {
    const { place } = await follow(BEGINNING)
    const ahead = { revision: place.revision + 1, id: '' }
    expect(await second.changes.after(ahead, 10)).toMatchObject({ emptied: true, next: BEGINNING })
    expect(await second.changes.after(place, 10)).toMatchObject({ emptied: false, items: [] })
  })
}

function byChange(a: { id: string; revision: number }, b: { id: string; revision: number }): number {
  return a.revision - b.revision || (a.id < b.id ? -1 : 1)
}
