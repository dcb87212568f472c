import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import type { HookSource } from '../data.ts'

const EXAMPLE = `{
  "name": "own", "algorithm": "sha256", "encoding": "hex",
  "header": "X-Signature", "prefix": "sha256=", "signed": "{body}"
}`

/** How a tool signs that nobody knows here: described as data. */
export function SignatureForm(props: { source: HookSource; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  const id = createUniqueId()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [told, setTold] = createSignal('')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const signature = readScheme(String(given.get('signature') ?? ''))
    setTold('')
    if (signature === undefined) return void setProblem('This is no JSON object.')
    const answer = await api.patch<HookSource>(`/sources/${props.source.id}`, { signature })
    setProblem(answer.ok ? null : problemOf(answer.failure))
    if (!answer.ok) return
    setTold(signature ? 'Saved. Deliveries are looked at so from now on.' : 'Taken away.')
    props.changed()
  }
  return (
    <details class="own-signature">
      <summary>It signs in a way of its own</summary>
      <form class="paste" onSubmit={submit}>
        <div class="field">
          <label for={id}>Its signature, described</label>
          <textarea
            id={id}
            name="signature"
            rows={6}
            spellcheck={false}
            aria-describedby={`${id}-more`}
            aria-invalid={problem() !== null || undefined}
            value={props.source.signature ? JSON.stringify(props.source.signature, null, 2) : ''}
          />
          <div id={`${id}-more`} classList={{ problem: problem() !== null, hint: problem() === null }}>
            <Show when={problem() === null} fallback={problem()}>
              As <code>{EXAMPLE}</code> Empty is one of the ways that are known.
            </Show>
          </div>
        </div>
        <p class="buttons">
          <button type="submit">Save how it signs</button>
          <span role="status">{told()}</span>
        </p>
      </form>
    </details>
  )
}

/** Null takes it away; undefined is nothing that could be read. */
function readScheme(text: string): object | null | undefined {
  if (text.trim() === '') return null
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : undefined
  } catch {
    return undefined
  }
}

/** Which part of the description is wrong, and how. */
function problemOf({ detail, fields }: Failure): string {
  const [field, wrong] = Object.entries(fields).find(([name]) => name.startsWith('signature')) ?? []
  return field && wrong ? `${field.replace(/^signature\/?/, '') || 'It'} ${wrong}` : detail
}
