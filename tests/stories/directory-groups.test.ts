import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDirectoryGroups } from '#db/queries/directory-group.ts'
import { auditPayloads } from '#db/schema.ts'
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
/** What the audit trail remembers of the last act. */
const lastTold = async () =>
  (await council.db.select().from(auditPayloads).orderBy(auditPayloads.position)).at(-1)!.payload
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
    expect((await council.securityLog()).at(-1)).toMatchObject({
      kind: 'setting changed',
      note: 'The directory group SEN team (6f1d2b7e) gives the part Service lead of Special educational needs.',
    })
    expect(await lastTold()).toMatchObject({
      name: 'SEN team',
      before: {},
      after: {
        'name in the directory': '6f1d2b7e',
        part: 'Service lead',
        services: 'Special educational needs',
      },
    })
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
    expect((await council.securityLog()).at(-1)).toMatchObject({
      note: 'The directory group SEN and inclusion (6f1d2b7e) was changed. It gave the part Service lead of Special educational needs, and gives Viewer now.',
    })
  })

  test('a removal that shows another version than there is now removes nothing', async () => {
    const [group] = await groups()
    const [one, other] = [await admin(), await admin()]
    await one.opens(paths.directoryGroupRemoval(group!.id))
    await (await other.opens(paths.directoryGroupChange(group!.id))).presses('Save', { label: 'SEN team' })
    await one.presses('Remove this group')
    expect([one.status(), one.reads()]).toEqual([
      409,
      expect.stringContaining('Somebody changed this group after you opened the page. Nothing was removed'),
    ])
    expect(one.reads()).toContain('SEN team gives the part Viewer')
    await one.presses('Change')
    expect(one.at()).toBe(paths.directoryGroupChange(group!.id))
    const odd = { confirmed: 'maybe', version: String(group!.version + 1) }
    expect((await one.sends(paths.directoryGroupRemoval(group!.id), odd)).status()).toBe(422)
    expect(await groups()).toHaveLength(1)
  })

  test('a button that is pressed twice is answered twice, and does it once', async () => {
    const page = await admin()
    await (await page.opens(paths.newDirectoryGroup)).presses('Add this group', {
      claim: 'twice',
      role: 'viewer',
    })
    const group = (await groups()).find(({ claim }) => claim === 'twice')!
    const path = paths.directoryGroupRemoval(group.id)
    const fields = { ...(await page.opens(path)).fields(), confirmed: 'yes' }
    for (const _ of [1, 2]) {
      await page.sends(path, fields)
      expect([page.status(), page.at(), page.frame()]).toEqual([
        200,
        part,
        expect.stringContaining('twice was removed'),
      ])
    }
    expect((await page.opens(path)).status()).toBe(404)
    const log = (await council.securityLog()).filter(({ note }) =>
      note.startsWith('The directory group twice was'),
    )
    expect(log).toHaveLength(1)
  })

  test('one is removed after a check', async () => {
    const page = await admin()
    const [group] = await groups()
    await page.opens(paths.directoryGroupRemoval(group!.id))
    expect(page.reads()).toContain('Its members keep the part that they have now until they next sign in')
    await page.presses('Remove this group')
    expect(await groups()).toEqual([])
    expect((await council.securityLog()).at(-1)).toMatchObject({
      note: 'The directory group SEN team (6f1d2b7e) was removed. It gave the part Viewer.',
    })
    expect(await lastTold()).toMatchObject({
      before: { 'name in the directory': '6f1d2b7e', part: 'Viewer' },
      after: {},
    })
  })
})
