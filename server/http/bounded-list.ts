import * as v from 'valibot'

/** A list that is counted before anything in it is looked at: who sends a million wrong items hears one sentence. */
export function boundedList<Item extends v.GenericSchema>(
  item: Item,
  most: number,
  texts: { noList: string; tooLong: string },
) {
  return v.pipe(v.array(v.unknown(), texts.noList), v.maxLength(most, texts.tooLong), v.array(item))
}
