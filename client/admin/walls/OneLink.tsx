import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { wholeText } from '../times.ts'
import type { Link } from './data.ts'
import { LinkForm } from './LinkForm.tsx'

interface OneLinkProps {
  path: string
  link: Link
  changed: () => void
}

/** A link as it is, with ways to change it and to revoke it: asked for twice, since it sends screens away. */
export function OneLink(props: OneLinkProps): JSX.Element {
  const { api } = useOffice()
  const [doing, setDoing] = createSignal<'change' | 'revoke' | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  async function change(wish: object): Promise<Failure | null> {
    const answer = await api.patch<Link>(props.path, wish)
    if (!answer.ok) return answer.failure
    setDoing(null)
    props.changed()
    return null
  }
  async function revoke(): Promise<void> {
    const answer = await api.delete(props.path)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) props.changed()
  }
  const hosts = () => props.link.frameHosts.join(', ')
  return (
    <li>
      <b>
        <bdi>{props.link.name}</bdi>
      </b>
      <span>since {wholeText(Date.parse(props.link.createdAt))}</span>
      <span>{hosts() === '' ? 'framed nowhere' : `framed by ${hosts()}`}</span>
      <Switch
        fallback={
          <span class="buttons">
            <button type="button" class="plain" onClick={() => setDoing('change')}>
              Change <bdi class="unseen">{props.link.name}</bdi>
            </button>
            <button type="button" class="plain" onClick={() => setDoing('revoke')}>
              Revoke <bdi class="unseen">{props.link.name}</bdi>
            </button>
          </span>
        }
      >
        <Match when={doing() === 'change'}>
          <LinkForm link={props.link} name="Save" save={change} cancel={() => setDoing(null)} />
        </Match>
        <Match when={doing() === 'revoke'}>
          <div class="sure">
            <p>It opens nothing any more, and every screen that it opened is sent away at once.</p>
            <p class="buttons">
              <button type="button" class="main" onClick={revoke}>
                Revoke it
              </button>
              <button type="button" onClick={() => setDoing(null)}>
                Keep it
              </button>
            </p>
            <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
          </div>
        </Match>
      </Switch>
    </li>
  )
}
