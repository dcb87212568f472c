import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import type { Failure, Result } from '../api.ts'
import { useOffice } from '../context.ts'
import { Bar } from './Bar.tsx'
import { FileChoice } from './FileChoice.tsx'
import { readSourceWish, SourceChoice } from './SourceChoice.tsx'
import { sizeText } from './texts.ts'
import { type Upload, unfit, uploadFile } from './upload.ts'

/** A source and a file of its past; the file is sent, and its own page says what stands in it. */
export function NewImport(props: { source: string | null }): JSX.Element {
  const { places, routing, session } = useOffice()
  const [file, setFile] = createSignal<File | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [sent, setSent] = createSignal<number | null>(null)
  const [told, setTold] = createSignal('')
  const [made, setMade] = createSignal<string | null>(null)
  let upload: Upload | null = null
  const unready = () => {
    const it = file()
    return it && unfit(it)
  }
  const warn = (event: BeforeUnloadEvent) => sent() !== null && event.preventDefault()
  addEventListener('beforeunload', warn)
  onCleanup(() => {
    removeEventListener('beforeunload', warn)
    upload?.cancel()
  })

  /** The source that was chosen, or a new one, which is then the chosen one. */
  async function sourceOf(given: FormData): Promise<Result<string>> {
    const wish = readSourceWish(given)
    if (typeof wish === 'string') return { ok: true, value: wish }
    const source = await places.makeSource(wish)
    if (source.ok) setMade(source.value.id)
    return source.ok ? { ok: true, value: source.value.id } : source
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const chosen = file()
    if (!chosen || unready() || sent() !== null) return
    setFailure(null)
    setTold('')
    setSent(0)
    const source = await sourceOf(given)
    if (!source.ok) return end(source.failure)
    upload = uploadFile(chosen, source.value, setSent)
    const answer = await upload.done
    if (answer === null) return end(null, 'Cancelled. Nothing of the file is kept.')
    if (!answer.ok) return end(answer.failure)
    end(null)
    routing.go(`/admin/imports/${answer.value.id}`)
  }

  function end(why: Failure | null, text = ''): void {
    upload = null
    setSent(null)
    setFailure(why)
    setTold(text)
    if (why?.status === 401) session.recheck()
  }

  return (
    <form class="new" onSubmit={submit} aria-labelledby="new-import">
      <h2 id="new-import">Bring in a file</h2>
      <SourceChoice
        chosen={made() ?? props.source}
        problem={failure()?.fields.name}
        disabled={sent() !== null}
      />
      <FileChoice file={file()} choose={setFile} disabled={sent() !== null} />
      <Show when={unready()}>{(why) => <p role="alert">{why()}</p>}</Show>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p role="status" class="quiet">
        {told()}
      </p>
      <Show
        when={sent() !== null}
        fallback={
          <button type="submit" class="main" disabled={file() === null || unready() !== null}>
            Read the file
          </button>
        }
      >
        <Bar
          label="The file is on its way"
          share={sent() ?? 0}
          text={
            sent() === 1
              ? 'It is here. Looking into it …'
              : `${sizeText((sent() ?? 0) * (file()?.size ?? 0))} of ${sizeText(file()?.size ?? 0)}`
          }
        />
        <p class="buttons">
          <button type="button" onClick={() => upload?.cancel()}>
            Cancel
          </button>
        </p>
      </Show>
    </form>
  )
}
