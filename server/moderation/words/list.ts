/** Words as they stand in a text, with commas between. */
export function list(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim())
}
