/** Where a command runs, as far as it may know. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>
  out: Output
  /** Progress and complaints, so that what is put out can be kept apart. */
  err: Output
  now: () => number
  wait: (ms: number) => Promise<void>
}

export interface Output {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}
