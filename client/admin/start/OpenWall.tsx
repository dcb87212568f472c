import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import type { NewSource, NewWall } from '../places.ts'

interface OpenWallProps {
  /** The wall that was made on this page, with its link. */
  wall: NewWall | null
  opened: (wall: NewWall) => void
  sourceMade: (source: NewSource) => void
}

/** Makes what is missing of the first wall and the first source, and opens the wall beside this page. */
export function OpenWall(props: OpenWallProps): JSX.Element {
  const { places } = useOffice()
  const slug = () => props.wall?.slug ?? places.walls()[0]?.slug
  return (
    <Show
      when={places.walls().length > 0 && places.sources().length > 0 && slug()}
      fallback={<Begin {...props} />}
    >
      {(name) => (
        <>
          <p>
            The wall is made.{' '}
            <a href={`/wall/${name()}`} target="_blank" rel="noopener">
              Open it on this computer
            </a>{' '}
            and keep it beside this page.
          </p>
          <ForTelevision />
        </>
      )}
    </Show>
  )
}

function Begin(props: OpenWallProps): JSX.Element {
  const { places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)

  async function make(company: string): Promise<Failure | null> {
    if (places.sources().length === 0) {
      const source = await places.makeSource({ name: 'First source', policy: 'publish' })
      if (!source.ok) return source.failure
      props.sourceMade(source.value)
    }
    if (places.walls().length > 0) return null
    const wall = await places.openWall({ name: 'Every voice', company: company.trim() || null })
    if (!wall.ok) return wall.failure
    props.opened(wall.value)
    // A browser that blocks it shows the link instead.
    const tab = open(`/wall/${wall.value.slug}`, '_blank')
    if (tab) tab.opener = null
    return null
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    setFailure(await make(String(given.get('company') ?? '')))
    setBusy(false)
  }
  return (
    <form class="inline" onSubmit={submit}>
      <Field
        label="Your company’s name"
        name="company"
        maxlength={200}
        autocomplete="organization"
        hint="Stands at the top of the wall. You can leave it empty."
        problem={failure()?.fields.company}
      />
      <button type="submit" class="main" disabled={busy()}>
        {busy() ? 'Opening …' : 'Open the wall'}
      </button>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </form>
  )
}

/** A television cannot reach what this computer calls itself. */
function ForTelevision(): JSX.Element {
  const isLocal = /^(localhost|127\.|\[::1\])/.test(location.host)
  return (
    <>
      <p>
        On a TV, open <b>{location.host}</b> in its browser, then{' '}
        <a href="/pair" target="_blank" rel="noopener">
          pair it
        </a>{' '}
        by the letters that it shows, here or on your phone.
      </p>
      <Show when={isLocal}>
        <p class="hint">
          Where it says {location.hostname}, put this computer’s name or address in your network.
        </p>
      </Show>
    </>
  )
}
