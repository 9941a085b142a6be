import { findAppearance, isNameTaken, updateAppearance, updateOwnName } from '#db/queries/appearance.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import { found } from '#db/queries/reader.ts'
import { differing } from '#domain/case-facts.ts'
import { productColour, whyUnreadable } from '#domain/contrast.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

export type Look = { council: string; colour: string }

/** The council's name and colour. Published figures are kept by the council's name, so they follow it. */
export const changeAppearance = (desk: Desk, version: number, { council, colour }: Look) =>
  perform(desk, 'change the appearance', async (desk) => {
    const [own, appearance] = [await findOwnAuthority(desk.db), await findAppearance(desk.db)]
    const { name } = found('council', own)
    const unreadable = whyUnreadable(colour)
    if (unreadable) throw new Refusal(`${unreadable}.`)
    if (await isNameTaken(desk.db, council, name)) throw new Refusal(nameTaken(council))
    if (!(await updateAppearance(desk.db, version, colour))) throw new StaleForm()
    const publishedFigures = council === name ? 0 : await updateOwnName(desk.db, name, council)
    const before = { council: name, colour: appearance?.brandColour ?? productColour }
    return { ...differing(before, { council, colour }), publishedFigures }
  })

export const nameTaken = (council: string): string => `${council} is the name of another council here.`
