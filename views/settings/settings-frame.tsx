import type { Child } from 'hono/jsx'
import { paths, type SettingsPart } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import { settingsTitles } from './settings-page.tsx'

type Props = { part: SettingsPart; lede?: Child; aside?: Child; children?: Child }

/** One part of the settings: where it belongs, what it is, and what stands opposite, such as the way to add one. */
export const SettingsFrame = ({ part, lede, aside, children }: Props) => (
  <>
    <BackLink href={paths.settings}>Settings</BackLink>
    <PageHead title={settingsTitles[part]} lede={lede} aside={aside} />
    {children}
  </>
)
