import { deleteSavedView, keepSavedView } from '#db/queries/saved-view.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** Keeps a filter of the register under a name, for the person who made it. */
export const saveView = (desk: Desk, { name, query }: { name: string; query: string }) =>
  perform(desk, 'save a view', async (desk) => {
    await keepSavedView(desk, name, query)
    return { name, query }
  })

export const removeSavedView = (desk: Desk, id: number) =>
  perform(desk, 'remove a saved view', async (desk) => {
    const { name, query } = await deleteSavedView(desk, id)
    return { name, query }
  })
