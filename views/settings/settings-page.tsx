import { paths, type SettingsPart } from '#src/paths.ts'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { PageHead } from '../components/page-head.tsx'

type Part = { part: SettingsPart; what: string }

const groups: { title: string; parts: Part[] }[] = [
  {
    title: 'The council',
    parts: [
      { part: 'people', what: 'Who may come in, their part, who covers while they are away' },
      { part: 'services', what: 'Directorates and services: add, rename, merge, split' },
      { part: 'directory-groups', what: 'Parts and services from the groups of your directory' },
      { part: 'populations', what: 'Residents per year, with the source' },
    ],
  },
  {
    title: 'The Ombudsman’s lists',
    parts: [
      { part: 'category-map', what: 'Which service answers for which category' },
      { part: 'request-periods', what: 'Kinds of request, and how long each gives' },
      { part: 'decision-reasons', what: 'What each reason counts as, and from which year' },
      { part: 'outcome-labels', what: 'Which outcomes are satisfied, which are late' },
      { part: 'remedy-types', what: 'Types of remedy, and what counts as proof' },
      { part: 'council-days', what: 'Bank holidays added, and days on which the council is shut' },
    ],
  },
  {
    title: 'This register',
    parts: [
      { part: 'mail', what: 'Who mails come from, when, and whether they arrive' },
      { part: 'appearance', what: 'The council’s name and colour' },
      { part: 'retention', what: 'How long things are kept' },
      { part: 'security-log', what: 'Unusual sign-ins, changed parts, exports' },
    ],
  },
]

export const settingsTitles: Record<SettingsPart, string> = {
  people: 'People',
  services: 'Directorates and services',
  'directory-groups': 'Directory groups',
  'category-map': 'Category map',
  'request-periods': 'Request periods',
  'council-days': 'Bank holidays and closures',
  'decision-reasons': 'Decision reasons',
  'outcome-labels': 'Outcome labels',
  'remedy-types': 'Remedy types',
  populations: 'Population',
  mail: 'Mail',
  appearance: 'Appearance',
  retention: 'Retention',
  'security-log': 'Security log',
}

/** All that an administrator can set, in three groups. */
export const SettingsPage = ({ givenUp }: { givenUp: number }) => (
  <>
    {givenUp > 0 && (
      <NotificationBanner heading={givenUp === 1 ? '1 mail was given up' : `${givenUp} mails were given up`}>
        <p>
          Nobody got {givenUp === 1 ? 'it' : 'them'}.{' '}
          <a class="govuk-notification-banner__link" href={paths.outboxLike({ show: 'given up' })}>
            See why, and send again
          </a>
        </p>
      </NotificationBanner>
    )}
    <PageHead
      title="Settings"
      lede="What Redress is told of the council, its people and the Ombudsman’s lists. Every change is recorded with who made it."
    />
    <div class="thirds settings">
      {groups.map(({ title, parts }) => (
        <section>
          <h2 class="govuk-heading-m">{title}</h2>
          <ul class="settings__parts">
            {parts.map(({ part, what }) => (
              <li>
                <a class="govuk-link" href={paths.settingsPart(part)}>
                  {settingsTitles[part]}
                </a>
                <span>{what}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  </>
)
