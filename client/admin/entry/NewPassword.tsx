import type { JSX } from 'solid-js'
import type { Session } from '../session.ts'
import { ByLink } from './ByLink.tsx'

/** Somebody who has forgotten the password. */
export function NewPassword(props: { session: Session; linkKey: string }): JSX.Element {
  return (
    <ByLink
      session={props.session}
      title="A new password"
      look={() => props.session.lookAtReset(props.linkKey)}
      intro={() => 'Wherever you are still signed in ends with it, and so do your access tokens.'}
      otherwise="Ask an admin for a new one, or run reset-password on the server’s machine."
      act={(password) => props.session.setPassword({ key: props.linkKey, password })}
      label="Set it and sign in"
    />
  )
}
