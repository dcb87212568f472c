import { createHmac } from 'node:crypto'
import { entryAt } from './entry.ts'

const FIELDS = [
  { id: 'sc0reField001', ref: 'likely', type: 'opinion_scale', title: 'How likely are you to recommend us?' },
  { id: 'w0rdsField002', ref: 'why', type: 'long_text', title: 'What is the main reason?' },
  { id: 'ma1lField0003', ref: 'mail', type: 'email', title: 'May we write to you?' },
]

/** The entry `n` as a form sends it in the way of Typeform: its questions, then the answers. */
export function formDelivery(n: number, occurredAt: string): string {
  const { score, comment, author, location, touchpoint } = entryAt(n, occurredAt)
  const [likely, why, mail] = FIELDS.map(({ id, ref, type }) => ({ id, ref, type }))
  return JSON.stringify({
    event_id: `01BENCH${String(n).padStart(19, '0')}`,
    event_type: 'form_response',
    form_response: {
      form_id: 'bEnCh001',
      token: `bench${String(n).padStart(27, '0')}`,
      landed_at: occurredAt,
      submitted_at: occurredAt,
      hidden: { location, touchpoint },
      definition: { id: 'bEnCh001', title: 'After your visit', fields: FIELDS },
      answers: [
        { type: 'number', number: score, field: likely },
        { type: 'text', text: comment, field: why },
        { type: 'email', email: author.email, field: mail },
      ],
    },
  })
}

/** The headers with which such a body comes. */
export function formHeaders(body: string, secret: string): Record<string, string> {
  const signature = createHmac('sha256', secret).update(body).digest('base64')
  return { 'Content-Type': 'application/json', 'Typeform-Signature': `sha256=${signature}` }
}
