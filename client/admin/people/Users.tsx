import { createSignal, type JSX, Show } from 'solid-js'
import type { Result } from '../api.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { Copyable } from '../parts/Copyable.tsx'
import { EachById } from '../parts/EachById.tsx'
import { agoText, wholeText } from '../times.ts'
import { type Rights, rightsIn, type User } from './data.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { isBelow, ROLE_TEXTS } from './roles.ts'

interface UsersProps {
  users: readonly User[]
  changed: () => void
}

export function Users(props: UsersProps): JSX.Element {
  return (
    <ul class="rows" aria-label="People">
      <EachById each={props.users}>{(user) => <UserRow user={user()} changed={props.changed} />}</EachById>
    </ul>
  )
}

function UserRow(props: { user: User; changed: () => void }): JSX.Element {
  const { account, now } = useOffice()
  const [link, setLink] = createSignal<string | null>(null)
  const isSelf = () => props.user.id === account().id
  const mayManage = () => !isSelf() && (account().role === 'owner' || props.user.role !== 'owner')
  const seen = () => {
    const at = props.user.seenAt
    if (at === null) return 'not signed in'
    const ago = agoText(Date.parse(at), now())
    return ago === 'now' ? 'here now' : `seen ${ago}${/\d (min|h)$/.test(ago) ? ' ago' : ''}`
  }
  return (
    <li>
      <b>
        <bdi>{props.user.email}</bdi>
      </b>
      <p class="known-of">
        <span>
          {ROLE_TEXTS[props.user.role].name}
          {props.user.role === 'viewer' && props.user.personalData ? ', reads personal data' : ''}
        </span>
        <span title={`since ${wholeText(Date.parse(props.user.createdAt))}`}>
          {isSelf() ? 'you' : seen()}
        </span>
      </p>
      <Show when={mayManage()}>
        <div class="doing">
          <ChangeRights user={props.user} changed={props.changed} />
          <Show when={isBelow(props.user.role, account().role)}>
            <ResetLink user={props.user} made={setLink} />
          </Show>
          <SignOut user={props.user} changed={props.changed} />
          <Remove user={props.user} changed={props.changed} />
        </div>
      </Show>
      <Show when={link()}>
        {(url) => (
          <div class="made-link">
            <p role="status">Hand this link over to them and nobody else. It is shown this once.</p>
            <Copyable name="the link" text={url()} />
          </div>
        )}
      </Show>
    </li>
  )
}

function ChangeRights(props: { user: User; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  const rights = (): Rights => props.user
  const change = async (given: FormData): Promise<Result<unknown>> => {
    const { id, revision } = props.user
    const result = await api.patch(`/users/${id}`, { ...rightsIn(given), revision })
    if (!result.ok && result.failure.status === 409) props.changed()
    return result
  }
  return (
    <Ask
      label="Change"
      about={props.user.email}
      title={<bdi>{props.user.email}</bdi>}
      yes="Change it"
      act={change}
      done={props.changed}
    >
      <RoleChoice first={rights()} />
      <p class="hint">It holds at once, wherever they are signed in.</p>
    </Ask>
  )
}

function ResetLink(props: { user: User; made: (url: string) => void }): JSX.Element {
  const { api } = useOffice()
  const make = async () => {
    const result = await api.post<{ url: string }>(`/users/${props.user.id}/reset`, {})
    if (result.ok) props.made(result.value.url)
    return result
  }
  return (
    <Ask
      label="New password"
      about={props.user.email}
      title={
        <>
          A new password for <bdi>{props.user.email}</bdi>?
        </>
      }
      yes="Make the link"
      act={make}
      done={() => undefined}
    >
      <p>
        You get a link that lets them choose one. It works once, within an hour. Until they use it, their old
        password goes on working.
      </p>
    </Ask>
  )
}

function SignOut(props: { user: User; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  return (
    <Ask
      label="Sign out"
      about={props.user.email}
      title={
        <>
          Sign <bdi>{props.user.email}</bdi> out everywhere?
        </>
      }
      yes="Sign them out"
      act={() => api.delete(`/users/${props.user.id}/sessions`)}
      done={props.changed}
    >
      <p>All of their sessions end at once. They may sign in again, and their tokens go on working.</p>
    </Ask>
  )
}

function Remove(props: { user: User; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  return (
    <Ask
      label="Remove"
      about={props.user.email}
      title={
        <>
          Remove <bdi>{props.user.email}</bdi>?
        </>
      }
      yes="Remove them"
      leaves
      act={() => api.delete(`/users/${props.user.id}`)}
      done={props.changed}
    >
      <p>
        They are out at once, with their tokens and the invitations that they made. What they did stays in the
        audit log under their name.
      </p>
    </Ask>
  )
}
