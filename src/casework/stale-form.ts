/** Somebody changed the thing since the form was opened. The page shows both versions; nothing was written. */
export class StaleForm extends Error {
  override name = 'StaleForm'
}

/** What an act did, or null where its form was stale: nothing was written then. */
export const unlessStale = async <T>(act: Promise<T>): Promise<T | null> => {
  try {
    return await act
  } catch (error) {
    if (error instanceof StaleForm) return null
    throw error
  }
}
