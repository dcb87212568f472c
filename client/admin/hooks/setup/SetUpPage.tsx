import type { JSX } from 'solid-js'
import type { NewSource } from '../../places.ts'
import { OfSource } from '../OfSource.tsx'
import { SetUp } from './SetUp.tsx'

/** How a tool is brought to send to a source. */
export function SetUpPage(props: { id: string; made: NewSource | null }): JSX.Element {
  return (
    <OfSource id={props.id} title="Set it up">
      {(source, changed) => <SetUp source={source()} made={props.made} changed={changed} />}
    </OfSource>
  )
}
