/** What a server works on for an import. */
export type JobKind = 'run' | 'undo' | 'check'

/** Why a work was broken off. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'closing' | 'lost'

  constructor(why: Stopped['why']) {
    super(why)
    this.why = why
  }
}

interface Job {
  kind: JobKind
  controller: AbortController
  ended: Promise<void>
}

export type Jobs = ReturnType<typeof createJobs>

/** What is being worked on here, at most one thing for each import. */
export function createJobs({ onError }: { onError: (error: unknown) => void }) {
  const jobs = new Map<string, Job>()

  return {
    kindOf: (id: string): JobKind | null => jobs.get(id)?.kind ?? null,
    /** Whether a file is being imported here. */
    runs: (): boolean => [...jobs.values()].some(({ kind }) => kind === 'run'),

    begin(
      id: string,
      kind: JobKind,
      work: (signal: AbortSignal, stop: (why: Stopped['why']) => void) => Promise<void>,
    ): void {
      const controller = new AbortController()
      const stop = (why: Stopped['why']) => controller.abort(new Stopped(why))
      const job: Job = { kind, controller, ended: Promise.resolve() }
      jobs.set(id, job)
      job.ended = work(controller.signal, stop)
        .catch((error) => {
          if (!(error instanceof Stopped)) onError(error)
        })
        .then(() => {
          if (jobs.get(id) === job) jobs.delete(id)
        })
    },

    /** Breaks off what is being done for an import; settles when it has ended. */
    async stop(id: string, why: Stopped['why']): Promise<void> {
      const job = jobs.get(id)
      job?.controller.abort(new Stopped(why))
      await job?.ended
    },

    async close(): Promise<void> {
      await Promise.all([...jobs.keys()].map((id) => this.stop(id, 'closing')))
    },
  }
}
