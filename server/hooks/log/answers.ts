import type { Delivery, DeliveryBody, DeliverySummary } from '../../../shared/deliveries.ts'
import type { KeptDelivery, WholeDelivery } from '../../storage/deliveries.ts'
import { readBody } from '../body/read-body.ts'
import { bytesOf } from '../receive/receiving.ts'

/** A delivery as the API answers it. */
export function toSummary(delivery: KeptDelivery): DeliverySummary {
  const { id, source, at, state, proof, status, method, contentType, bytes, requestId, why } = delivery
  const entries = delivery.entries.filter((entry) => entry.id !== '')
  return {
    ...{
      id,
      source,
      at: new Date(at).toISOString(),
      state,
      proof,
      status,
      method,
      contentType,
      bytes,
      requestId,
    },
    entries: entries.map(({ id: entry, did }) => ({ id: entry, did })),
    why,
    ...(delivery.repeats !== undefined && { repeats: delivery.repeats }),
  }
}

export function toDelivery(delivery: WholeDelivery): Delivery {
  return { ...toSummary(delivery), headers: delivery.headers, body: bodyOf(delivery) }
}

function bodyOf({ body, headers }: WholeDelivery): DeliveryBody | null {
  if (body === null) return null
  const bytes = bytesOf(body)
  const read = readBody({ headers, body: bytes })
  if (read.ok) return { form: read.form, tree: read.tree, text: read.text }
  return { form: 'text', text: read.text ?? bytes.toString('latin1') }
}
