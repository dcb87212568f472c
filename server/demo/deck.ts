import type { Random } from './random.ts'

/** Deals cards in one shuffled order over and over, so that none returns before all others were dealt. */
export interface Deck<T> {
  /** The next card that suits; null where none does. Those passed over come next time. */
  deal(suits: (card: T) => boolean): T | null
}

export function makeDeck<T>(cards: readonly T[], random: Random): Deck<T> {
  const waiting = shuffled(cards, random)
  return {
    deal: (suits) => {
      const at = waiting.findIndex(suits)
      if (at < 0) return null
      const [card] = waiting.splice(at, 1) as [T]
      waiting.push(card)
      return card
    },
  }
}

/** Fisher and Yates. */
function shuffled<T>(cards: readonly T[], random: Random): T[] {
  const order = [...cards]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    ;[order[last], order[other]] = [order[other] as T, order[last] as T]
  }
  return order
}
