import { type JSX, Show } from 'solid-js'
import type { List } from '../api.ts'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { MayNot } from '../parts/MayNot.tsx'
import type { Invitation, User } from './data.ts'
import { Invitations } from './Invitations.tsx'
import { Invite } from './Invite.tsx'
import './people.css'
import { Users } from './Users.tsx'

export function PeoplePage(): JSX.Element {
  const { may } = useOffice()
  return (
    <Show when={may('admin')} fallback={<MayNot title="People" whom="admins and owners" />}>
      <People />
    </Show>
  )
}

function People(): JSX.Element {
  const { api } = useOffice()
  const users = createLoaded(() => api.get<List<User>>('/users'))
  const invitations = createLoaded(() => api.get<List<Invitation>>('/invitations'))
  return (
    <main class="page people">
      <h1 class="serif">People</h1>
      <p>Who may come in, and what each of them may.</p>
      <WaitFor state={users.state()} again={users.load}>
        {(list) => <Users users={list().items} changed={users.load} />}
      </WaitFor>
      <WaitFor state={invitations.state()} again={invitations.load}>
        {(list) => <Invitations invitations={list().items} changed={invitations.load} />}
      </WaitFor>
      <Invite invited={invitations.load} />
    </main>
  )
}
