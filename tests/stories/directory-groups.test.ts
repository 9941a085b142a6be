import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDirectoryGroups } from '#db/queries/directory-group.ts'
import { paths } from '#src/paths.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest()
}, 60_000)
afterAll(() => council.close())

const part = paths.settingsPart('directory-groups')
const admin = async () => (await council.signedIn('Ada Admin')).opens(part)
const groups = () => listDirectoryGroups(council)
const sen = () => String(council.services['Special educational needs'])

describe('groups of the directory', () => {
  test('are none at first, and the page says what that means', async () => {
    const page = await admin()
    expect(page.reads()).toContain('No groups yet')
    expect(page.reads()).toContain('No OpenID provider is configured')
  })

  test('one is added with its part and services, and the list shows it', async () => {
    const page = await admin()
    await page.clicks('Add a group')
    await page.presses('Add this group', { claim: '6f1d2b7e', role: 'service lead' })
    expect([page.status(), page.reads()]).toEqual([422, expect.stringContaining('at least one service')])
    await page.presses('Add this group', { label: 'SEN team', services: sen() })
    expect(page.reads()).toMatch(/SEN team 6f1d2b7e Service lead Special educational needs/)
    expect((await council.securityLog()).at(-1)).toMatchObject({ kind: 'setting changed' })
  })

  test('the same group is not added twice', async () => {
    const page = await (await admin()).opens(paths.newDirectoryGroup)
    await page.presses('Add this group', { claim: '6f1d2b7e', role: 'viewer' })
    expect([page.status(), page.reads()]).toEqual([422, expect.stringContaining('in the list already')])
  })

  test('two administrators change it: the second is shown both versions', async () => {
    const [group] = await groups()
    const [one, other] = [await admin(), await admin()]
    await one.opens(paths.directoryGroupChange(group!.id))
    await other.opens(paths.directoryGroupChange(group!.id))
    await one.presses('Save', { label: 'SEN and inclusion' })
    expect(one.reads()).toContain('SEN and inclusion')
    await other.presses('Save', { role: 'viewer' })
    expect([other.status(), other.reads()]).toEqual([409, expect.stringContaining('Ada Admin changed this')])
    await other.presses('Save')
    expect(await groups()).toMatchObject([{ role: 'viewer', services: [] }])
  })

  test('one is removed after a check', async () => {
    const page = await admin()
    const [group] = await groups()
    await page.opens(paths.directoryGroupRemoval(group!.id))
    expect(page.reads()).toContain('Its members keep the part that they have now')
    await page.presses('Remove this group')
    expect(await groups()).toEqual([])
  })
})
