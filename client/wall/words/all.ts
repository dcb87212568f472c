import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import he from './he.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }
import nl from './nl.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }
import pt from './pt.json' with { type: 'json' }
import type { Texts } from './texts.ts'
import tr from './tr.json' with { type: 'json' }

/**
 * All languages at once, for tests and for the compiler: a file that lacks a text does not compile. The page
 * itself has English and fetches one other.
 */
export const ALL: Readonly<Record<string, Texts>> = { ar, de, en, es, fr, he, it, ja, nl, pl, pt, tr }
