import { type JSX, Match, Show, Switch } from 'solid-js'
import { useOffice } from '../context.ts'
import { Failed } from '../parts/loaded.tsx'
import { ReadFrom } from '../parts/ReadFrom.tsx'
import { type MaskSettings, MasksPart } from './MasksPart.tsx'
import './policies.css'
import { createPolicies, type Policies, type Words } from './policies.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { SourcePolicies } from './SourcePolicies.tsx'
import { WordsPart } from './WordsPart.tsx'

/** What becomes of feedback as it comes in, and what walls leave out of it. */
export function PoliciesPage(): JSX.Element {
  const { api, may, routing } = useOffice()
  const policies = createPolicies({ api })
  const failure = () => {
    const state = policies.state()
    return typeof state === 'object' ? state : null
  }
  const sub = () => {
    const route = routing.route()
    return route.page === 'policies' ? route.sub : null
  }
  if (may('moderator')) policies.load()
  return (
    <main class="page policies">
      <Show
        when={may('moderator')}
        fallback={
          <>
            <h1 class="serif">Policies</h1>
            <p>What becomes of new feedback is for moderators, admins and owners to see.</p>
          </>
        }
      >
        <Show when={failure()}>{(it) => <Failed failure={it()} again={policies.load} />}</Show>
        <Switch fallback={<Overview policies={policies} />}>
          <Match when={sub()} keyed>
            {(id) => <OneRule policies={policies} id={id} />}
          </Match>
        </Switch>
      </Show>
    </main>
  )
}

function Overview(props: { policies: Policies }): JSX.Element {
  const { may } = useOffice()
  return (
    <>
      <h1 class="serif">Policies</h1>
      <p>
        What becomes of feedback as it comes in. Scores count whatever becomes of the words.
        <Show when={!may('admin')}> Admins and owners can change this.</Show>
      </p>
      <SourcePolicies />
      <Show when={props.policies.state() === 'loaded'} fallback={<p class="quiet">Reading the rules …</p>}>
        <RuleList policies={props.policies} />
      </Show>
      <ReadFrom<Words> path="/words">
        {(words, learn) => <WordsPart words={words} onTheirs={learn} />}
      </ReadFrom>
      <ReadFrom<MaskSettings> path="/masks">
        {(masks, learn) => <MasksPart masks={masks} onTheirs={learn} />}
      </ReadFrom>
    </>
  )
}

function OneRule(props: { policies: Policies; id: string }): JSX.Element {
  const { may, routing } = useOffice()
  const isNew = () => props.id === 'new'
  const rule = () => props.policies.byId(props.id)
  const done = () => routing.go('/admin/policies')
  return (
    <>
      <p>
        <a href="/admin/policies">All policies</a>
      </p>
      <h1 class="serif">{isNew() ? 'New rule' : <bdi>{rule()?.name ?? 'A rule'}</bdi>}</h1>
      <Switch fallback={<p class="quiet">Reading the rules …</p>}>
        <Match when={!may('admin')}>
          <p>Rules are for admins and owners to change.</p>
        </Match>
        <Match when={props.policies.state() === 'loaded' && !isNew() && rule() === null}>
          <p>There is no such rule any more.</p>
        </Match>
        <Match when={props.policies.state() === 'loaded'}>
          <ReadFrom<Words> path="/words">
            {({ languages }) => (
              <RuleEditor policies={props.policies} rule={rule()} languages={languages} onDone={done} />
            )}
          </ReadFrom>
        </Match>
      </Switch>
    </>
  )
}
