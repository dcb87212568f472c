/** What scores can be cut by. */
export const DIMENSIONS = ['source', 'location', 'touchpoint', 'segment', 'language', 'tag'] as const
export type Dimension = (typeof DIMENSIONS)[number]
