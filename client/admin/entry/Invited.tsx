import type { JSX } from 'solid-js'
import { ROLE_TEXTS } from '../people/roles.ts'
import type { Session } from '../session.ts'
import { ByLink } from './ByLink.tsx'

/** Somebody who was asked in. */
export function Invited(props: { session: Session; linkKey: string }): JSX.Element {
  return (
    <ByLink
      session={props.session}
      title="Come in"
      look={() => props.session.lookAtInvitation(props.linkKey)}
      intro={({ role }) => (
        <>
          You are invited as {ROLE_TEXTS[role].name.toLowerCase()}: {ROLE_TEXTS[role].may} Choose a password,
          and you are in.
        </>
      )}
      otherwise="Ask whoever invited you for a new one."
      act={(password) => props.session.accept({ key: props.linkKey, password })}
      label="Come in"
    />
  )
}
