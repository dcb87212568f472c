/** What a browser says by itself; `params` is read where it is heard. */
export interface CdpEvent {
  method: string
  params: Record<string, unknown>
}

export interface Cdp {
  send: (method: string, params?: object) => Promise<Record<string, unknown>>
  onEvent: (hear: (event: CdpEvent) => void) => void
  close: () => void
}

interface Message extends CdpEvent {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

/** Speaks to one page. Engines before 83 understand this and no test library of today. */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error('the browser does not answer'))
  })
  const asked = new Map<
    number,
    { resolve: (it: Record<string, unknown>) => void; reject: (it: Error) => void }
  >()
  const hearers: ((event: CdpEvent) => void)[] = []
  let last = 0
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id === undefined) for (const hear of hearers) hear(message)
    else {
      const question = asked.get(message.id)
      asked.delete(message.id)
      if (message.error) question?.reject(new Error(message.error.message))
      else question?.resolve(message.result ?? {})
    }
  }
  socket.onclose = () => {
    for (const { reject } of asked.values()) reject(new Error('the browser is gone'))
    asked.clear()
  }
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last
        asked.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    onEvent: (hear) => void hearers.push(hear),
    close: () => socket.close(),
  }
}
