/** One event as it came over the wire. */
export interface HeardEvent {
  event: string
  id: string
  data: Record<string, unknown>
}

/** A program that follows the changes, until it or the server ends the stream. */
export async function openFollower(
  url: string,
  headers: Record<string, string>,
  from: { lastId?: string; after?: string } = {},
) {
  const gone = new AbortController()
  const query = from.after === undefined ? '' : `?after=${from.after}`
  const response = await fetch(`${url}/api/v1/feedback/stream${query}`, {
    headers: { ...headers, ...(from.lastId !== undefined && { 'Last-Event-ID': from.lastId }) },
    signal: gone.signal,
  })
  const heard: HeardEvent[] = []
  let changed = Promise.withResolvers<void>()
  let ended = response.status !== 200
  const done = ended ? Promise.resolve() : read()

  async function read(): Promise<void> {
    let rest = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
        rest = parts.pop() ?? ''
        heard.push(...parts.flatMap(eventOf))
        tell()
      }
    } catch (error) {
      if (!gone.signal.aborted) throw error
    } finally {
      ended = true
      tell()
    }
  }

  function tell(): void {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }

  return {
    ...{ response, heard },
    /** Settles when the server has ended it. */
    ended: done,
    async until(fits: (heard: readonly HeardEvent[]) => boolean): Promise<void> {
      while (!fits(heard)) {
        if (ended) throw new Error('the stream ended before')
        await changed.promise
      }
    },
    async leave(): Promise<void> {
      gone.abort()
      await done
    },
  }
}

function eventOf(text: string): HeardEvent[] {
  const fields = Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  if (fields.data === undefined) return []
  return [{ event: fields.event ?? 'message', id: fields.id ?? '', data: JSON.parse(fields.data) }]
}
