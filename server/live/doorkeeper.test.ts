import { beforeEach, expect, test, vi } from 'vitest'
import { CommitNote, createCommitEvents } from '../storage/commits.ts'
import { createDoorkeeper } from './doorkeeper.ts'

let inside: Set<string>
let welcome: Set<string>
let events: ReturnType<typeof createCommitEvents>

beforeEach(() => {
  inside = new Set(['ana', 'ben', 'cleo'])
  welcome = new Set(inside)
  events = createCommitEvents()
})

/** A door whose list of guests may be out of reach for so many looks. */
function openDoor({ outOfReach = 0, pass = (guest: string) => guest } = {}) {
  const errors: unknown[] = []
  const asked: string[] = []
  let failures = outOfReach
  const door = createDoorkeeper<string>({
    onCommit: events.onCommit,
    guests: () => inside,
    pass,
    async mayStay(guest) {
      asked.push(guest)
      if (failures-- > 0) throw new Error('out of reach')
      return welcome.has(guest)
    },
    sendAway: (guest) => inside.delete(guest),
    onError: (error) => errors.push(error),
  })
  return { door, errors, asked }
}

function settingsChange(): void {
  const note = new CommitNote()
  note.settings = true
  events.tell(note.told(1))
}

test('[L18] a change sends away those whom nothing lets in any more, and only those', async () => {
  openDoor()
  welcome.delete('ben')
  settingsChange()
  await vi.waitFor(() => expect([...inside]).toEqual(['ana', 'cleo']))
})

test('[L18] who was let in before a change and comes in after it is looked at again', async () => {
  const { door } = openDoor()
  const before = door.changes()
  welcome.delete('dora')
  settingsChange()
  await vi.waitFor(() => expect(door.changes()).toBe(before + 1))
  inside.add('dora')
  door.entered(before)
  await vi.waitFor(() => expect([...inside]).toEqual(['ana', 'ben', 'cleo']))
})

test('[L18] what could not be looked up keeps everybody until it can, and is looked up again', async () => {
  const { errors } = openDoor({ outOfReach: 3 })
  welcome.delete('ana')
  settingsChange()
  await vi.waitFor(() => expect(errors).toHaveLength(3))
  expect(inside.size).toBe(3)
  await vi.waitFor(() => expect([...inside]).toEqual(['ben', 'cleo']), 5_000)
})

test('[L30] two hundred who came in with one key are looked at once, and leave together', async () => {
  inside = new Set(Array.from({ length: 200 }, (_, n) => `screen-${n}`))
  const { asked } = openDoor({ pass: () => 'one key' })
  welcome.clear()
  const note = new CommitNote()
  note.access = true
  events.tell(note.told(1))
  await vi.waitFor(() => expect(inside.size).toBe(0))
  expect(asked).toHaveLength(1)
})
