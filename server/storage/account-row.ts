import type { Transaction } from 'kysely'
import type { AccountRow, Tables } from './schema.ts'

export interface Account {
  id: string
  email: string
  role: AccountRow['role']
  /** Whether customers' names, addresses and unmasked words may be read. */
  personalData: boolean
}

export interface NewPerson {
  id: string
  email: string
  password_hash: string
  created_at: number
}

type RightsRow = Pick<AccountRow, 'id' | 'email' | 'role' | 'personal_data'>

/** Only for viewers it is a matter of choice. */
export function toAccount({ id, email, role, personal_data }: RightsRow): Account {
  return { id, email, role, personalData: role !== 'viewer' || personal_data === 1 }
}

/** What is kept of that choice: whoever becomes a viewer later begins without. */
export function kept(role: AccountRow['role'], personalData: boolean): number {
  return Number(role === 'viewer' && personalData)
}

export async function keepPerson(
  tx: Transaction<Tables>,
  { person, role, personalData }: { person: NewPerson; role: AccountRow['role']; personalData: boolean },
  revision: number,
): Promise<Account> {
  const row: AccountRow = { ...person, role, personal_data: kept(role, personalData), revision }
  await tx.insertInto('account').values(row).execute()
  return toAccount(row)
}
