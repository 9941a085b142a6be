import { Refusal } from '#domain/refusal.ts'

/** The rule says no to single fields of a form: its page says so beside each. Nothing was written. */
export class Mistaken extends Refusal {
  override name = 'Mistaken'
  readonly mistakes: Record<string, string>

  constructor(mistakes: Record<string, string>) {
    super(`${Object.values(mistakes).join('. ')}.`)
    this.mistakes = mistakes
  }
}

export function refuseMistakes(mistakes: Record<string, string>): void {
  if (Object.keys(mistakes).length > 0) throw new Mistaken(mistakes)
}

/** What an act did, or what was wrong with its form. */
export const unlessMistaken = async <T>(
  act: Promise<T>,
): Promise<{ done: T; mistakes: null } | { done: null; mistakes: Record<string, string> }> => {
  try {
    return { done: await act, mistakes: null }
  } catch (error) {
    if (error instanceof Mistaken) return { done: null, mistakes: error.mistakes }
    throw error
  }
}
