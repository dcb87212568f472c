import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Copyable } from '../parts/Copyable.tsx'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import type { Link, NewLink, WholeWall } from './data.ts'
import { LinkForm } from './LinkForm.tsx'
import { OneLink } from './OneLink.tsx'
import { scoreAddress } from './read.ts'

/** The links that open the wall without a sign-in: one for each place, so that one can be revoked alone. */
export function Links(props: { wall: WholeWall }): JSX.Element {
  const { api } = useOffice()
  const path = () => `/walls/${props.wall.id}/links`
  const links = createLoaded(() => api.get<{ items: Link[] }>(path()))
  const [made, setMade] = createSignal<NewLink | null>(null)
  async function make(wish: object): Promise<Failure | null> {
    const answer = await api.post<NewLink>(path(), wish)
    if (!answer.ok) return answer.failure
    setMade(answer.value)
    links.load()
    return null
  }
  return (
    <section aria-labelledby="links">
      <h2 id="links">Links</h2>
      <p>
        Each opens this wall without a sign-in, for a page of your intranet or another browser, until it is
        revoked. TVs need none: <a href="/pair">pair them</a>.
      </p>
      <WaitFor state={links.state()} again={links.load}>
        {(it) => (
          <ul class="rows links">
            <For each={it().items} fallback={<li>There is none: only who is signed in sees this wall.</li>}>
              {(link) => <OneLink path={`${path()}/${link.id}`} link={link} changed={links.load} />}
            </For>
          </ul>
        )}
      </WaitFor>
      <Show when={made()} fallback={<NewLinkForm make={make} />}>
        {(link) => (
          <>
            <p role="status">
              This is the link “<bdi>{link().name}</bdi>”, shown this once.
            </p>
            <Copyable name="the link" text={link().url} />
            <p>Its score alone, for chats and pages that show a picture, and for programs:</p>
            <Copyable name="the picture’s address" text={scoreAddress(link().url, 'png')} />
            <Copyable name="the JSON’s address" text={scoreAddress(link().url, 'json')} />
            <p class="buttons">
              <button type="button" onClick={() => setMade(null)}>
                I have kept the link
              </button>
            </p>
          </>
        )}
      </Show>
    </section>
  )
}

function NewLinkForm(props: { make: (wish: object) => Promise<Failure | null> }): JSX.Element {
  return (
    <div class="new-link">
      <h3>Another link</h3>
      <LinkForm link={null} name="Make a link" save={props.make} />
    </div>
  )
}
