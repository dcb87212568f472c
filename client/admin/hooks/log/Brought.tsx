import { For, type JSX, Match, Switch } from 'solid-js'
import type { Delivery } from '../../../../shared/deliveries.ts'
import { BodyTree } from '../body/BodyTree.tsx'

/** A name and what goes with it, in a list of such. */
export function Fact(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** As a tree where it could be read as one, else as it came. */
export function Body(props: { delivery: Delivery }): JSX.Element {
  const body = () => props.delivery.body
  const tree = () => {
    const it = body()
    return it !== null && it.form !== 'text' ? { it: it.tree } : null
  }
  return (
    <section aria-labelledby="body">
      <h2 id="body">Its body</h2>
      <Switch
        fallback={
          <p class="quiet">
            It is not kept: it was refused, is older than the log, or a person in it was erased.
          </p>
        }
      >
        <Match when={tree()} keyed>
          {({ it }) => <BodyTree tree={it} label="The body, value by value" />}
        </Match>
        <Match when={body()}>
          {(it) => (
            <pre class="text-body">
              <code>
                <bdi>{it().text || 'It was empty.'}</bdi>
              </code>
            </pre>
          )}
        </Match>
      </Switch>
    </section>
  )
}

export function Headers(props: { headers: Record<string, string> }): JSX.Element {
  return (
    <section aria-labelledby="headers">
      <h2 id="headers">Its headers</h2>
      <p class="hint">Keys and signatures are never kept.</p>
      <dl class="known headers">
        <For each={Object.entries(props.headers)} fallback={<p class="quiet">There are none.</p>}>
          {([name, value]) => (
            <Fact name={name}>
              <bdi>{value}</bdi>
            </Fact>
          )}
        </For>
      </dl>
    </section>
  )
}
