import { type JSX, Show } from 'solid-js'
import type { Entry } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { wholeText } from '../../times.ts'
import { METRIC_NAMES, scoreWithScale } from '../../words.ts'

/** The entry as it is kept. */
export function Known(props: { entry: Entry }): JSX.Element {
  const { places } = useOffice()
  const author = () => props.entry.author ?? {}
  const consent = () => props.entry.consent ?? {}
  return (
    <>
      <Group name="Score">
        <Fact name="Score" value={scoreWithScale(props.entry)} />
        <Fact name="Metric" value={props.entry.metric && METRIC_NAMES[props.entry.metric]} />
        <Fact name="Mood" value={props.entry.mood} />
        <Fact name="Counted" value={props.entry.counted ? 'yes' : `no, ${props.entry.reason}`} />
        <Fact name="Note" value={props.entry.note} />
      </Group>
      <Show when={props.entry.author}>
        <Group name="Author">
          <Fact name="Name" value={author().name} />
          <Fact name="E-mail" value={author().email} />
          <Fact name="Company" value={author().company} />
          <Fact name="Segment" value={author().segment} />
          <Fact name="Value" value={author().value?.toLocaleString()} />
          <Fact name="Id" value={author().id} />
        </Group>
      </Show>
      <Group name="Where from">
        <Fact name="Source" value={places.sourceName(props.entry.source) ?? props.entry.source} />
        <Fact name="Location" value={props.entry.location} />
        <Fact name="Touchpoint" value={props.entry.touchpoint} />
        <Fact name="Channel" value={props.entry.channel} />
        <Fact name="Language" value={props.entry.language} />
        <Fact name="Tags" value={props.entry.tags?.join(', ')} />
        <Fact name="External id" value={props.entry.externalId} />
        <Link link={props.entry.link} />
      </Group>
      <Group name="When">
        <Fact name="Said" value={props.entry.occurredAt && wholeText(Date.parse(props.entry.occurredAt))} />
        <Fact name="Arrived" value={wholeText(Date.parse(props.entry.arrivedAt))} />
      </Group>
      <Group name="State">
        <Fact name="Display" value={props.entry.display} />
        <Fact name="Pinned" value={props.entry.pinned && 'yes'} />
        <Fact name="Starred" value={props.entry.starred && 'yes'} />
        <Fact name="Consent" value={consent().show === false && 'its words stand on no wall'} />
        <Fact name="Name" value={consent().name === false && 'without the name'} />
        <Fact name="Test" value={props.entry.test && 'yes, says its sender'} />
      </Group>
    </>
  )
}

function Group(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <section>
      <h2>{props.name}</h2>
      <dl>{props.children}</dl>
    </section>
  )
}

function Fact(props: { name: string; value: string | false | null | undefined }): JSX.Element {
  return (
    <Show when={props.value}>
      {(value) => (
        <div>
          <dt>{props.name}</dt>
          <dd>
            <bdi>{value()}</bdi>
          </dd>
        </div>
      )}
    </Show>
  )
}

/** Only addresses of the web: what a sender wrote must never run here. */
function Link(props: { link: string | undefined }): JSX.Element {
  const isWeb = () => /^https?:\/\//i.test(props.link ?? '')
  return (
    <Show when={props.link}>
      {(link) => (
        <div>
          <dt>Link</dt>
          <dd>
            <Show when={isWeb()} fallback={<bdi>{link()}</bdi>}>
              <a href={link()} target="_blank" rel="noopener noreferrer">
                <bdi>{link()}</bdi>
              </a>
            </Show>
          </dd>
        </div>
      )}
    </Show>
  )
}
