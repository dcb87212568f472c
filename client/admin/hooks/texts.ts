import type { DeliveryState, DeliverySummary, Did, Proof, Trial, Why } from '../../../shared/deliveries.ts'
import { count } from '../words.ts'
import { labelOf } from './mapping/fields.ts'

/** What became of a delivery, as the first words of its line. */
export const STATE_TEXTS: Readonly<Record<DeliveryState, string>> = {
  kept: 'Kept',
  partly: 'Kept in part',
  inbox: 'Waits',
  deferred: 'Not yet',
  ignored: 'Nothing to keep',
  repeated: 'Came before',
  refused: 'Refused',
  dismissed: 'Put aside',
}

/** What each word of {@link STATE_TEXTS} means, for those who read it the first time. */
export const STATE_MEANINGS: Readonly<Record<DeliveryState, string>> = {
  kept: 'It became what it says.',
  partly: 'Part of it was understood and kept; the rest waits for you.',
  inbox: 'It is authentic, but not understood. Nothing of it is lost: say what is what, and replay it.',
  deferred: 'A fault of this server’s own. It is kept, and tried again by itself.',
  ignored: 'There was nothing in it that a customer said.',
  repeated: 'Its sender sent it before. It counts once.',
  refused: 'Its sender was told why. Its body was not kept.',
  dismissed: 'Somebody has put it aside. Nothing of it became a voice.',
}

const DID_TEXTS: Readonly<Record<Did, string>> = {
  created: 'a new voice',
  changed: 'a voice that was there, changed',
  unchanged: 'a voice that was there already, with the same words',
  older: 'a voice of which a newer state was there',
  withdrawn: 'a voice withdrawn',
  gone: 'a voice that was withdrawn or erased, and does not come back',
  'withdrawn before it came': 'a withdrawal of what has not come yet',
}

export function didText(did: Did): string {
  return DID_TEXTS[did]
}

const PROOF_TEXTS: Readonly<Record<Proof, string>> = {
  signature: 'signed',
  address: 'by its address alone',
  'address and signature': 'signed, and by its address',
  token: 'by the source’s token',
}

/** By what it was known to be the source's. */
export function proofText(proof: Proof | null): string {
  return proof === null ? 'without a key that fits' : PROOF_TEXTS[proof]
}

/** "2 new voices", "a voice withdrawn": what a delivery became, in one phrase; empty where it became nothing. */
export function becameText({ entries }: Pick<DeliverySummary, 'entries'>): string {
  const [first] = entries
  if (first === undefined) return ''
  if (entries.length === 1) return didText(first.did)
  const dids = new Set(entries.map(({ did }) => did))
  return dids.size === 1 && first.did === 'created'
    ? `${entries.length} new voices`
    : count(entries.length, 'voice', 'voices')
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What a trial says about where a body would go. */
export const WOULD_TEXTS: Readonly<Record<Trial['state'], string>> = {
  kept: 'It would be kept.',
  partly: 'Part of it would be kept.',
  inbox: 'It would wait in the inbox.',
  ignored: 'There would be nothing to keep.',
  repeated: 'It came before, and would count once.',
}

/** "Comment must have at most …": a refusal of a field begins with its name where it does not stand for itself. */
export function whyText({ field, detail }: Pick<Why, 'field' | 'detail'>): string {
  return field !== undefined && /^(must|is) /.test(detail) ? `${labelOf(field)} ${detail}` : detail
}

/** What came of replaying all that waited. */
export function replayedText({
  replayed,
  kept,
  waiting,
}: {
  replayed: number
  kept: number
  waiting: number
}): string {
  if (replayed === 0) return 'Nothing waited.'
  const all = count(replayed, 'delivery', 'deliveries')
  if (waiting === 0) return `${all} replayed: ${kept === replayed ? 'all' : kept} kept, none waits any more.`
  return `${all} replayed: ${kept} kept, ${waiting} ${waiting === 1 ? 'waits' : 'wait'} still.`
}

/** "3 deliveries wait". */
export function waitingText(n: number): string {
  return `${count(n, 'delivery waits', 'deliveries wait')}`
}
