import type { JSX } from 'solid-js'
import { useOffice } from '../context.ts'
import { ROLE_TEXTS } from '../people/roles.ts'
import './account.css'
import { Password } from './Password.tsx'
import { SignedIn } from './SignedIn.tsx'
import { Tokens } from './Tokens.tsx'

/** What is one's own: the password, where one is signed in, and keys for one's own programs. */
export function AccountPage(): JSX.Element {
  const { account } = useOffice()
  const role = () => ROLE_TEXTS[account().role]
  return (
    <main class="page people">
      <h1 class="serif">Your account</h1>
      <p>
        You are <bdi>{account().email}</bdi>, here as {role().name.toLowerCase()}: {role().may}
        {account().personalData ? '' : ' You see no personal data.'}
      </p>
      <Password />
      <SignedIn />
      <Tokens />
    </main>
  )
}
