import type { DeskPerson } from '../../shared/protocol.ts'
import type { PresenceKeeper } from './presence-keeper.ts'

export type People = ReturnType<typeof createPeople>

/** Who is at a desk, and which entry each has before them, here and on other instances. */
export function createPeople({ presence }: { presence: PresenceKeeper }) {
  const here = presence.people

  return {
    came(id: string, { account, email }: Pick<DeskPerson, 'account' | 'email'>): void {
      here.set(id, { account, email, looking: null })
      presence.changed()
    },

    looks(id: string, looking: string | null): void {
      const person = here.get(id)
      if (!person || person.looking === looking) return
      here.set(id, { ...person, looking })
      presence.changed()
    },

    left(id: string): void {
      here.delete(id)
      presence.changed()
    },

    all: async (): Promise<DeskPerson[]> => withoutRepetition((await presence.all()).people),
  }
}

/** Somebody with several pages open is there once for each entry, and idle only when all of them are. */
function withoutRepetition(people: readonly DeskPerson[]): DeskPerson[] {
  const busy = new Set(people.filter(({ looking }) => looking !== null).map(({ account }) => account))
  const kept = new Map<string, DeskPerson>()
  for (const person of people) {
    if (person.looking !== null || !busy.has(person.account)) {
      kept.set(`${person.account} ${person.looking}`, person)
    }
  }
  return [...kept.values()].sort((a, b) => (a.email < b.email ? -1 : a.email > b.email ? 1 : 0))
}
