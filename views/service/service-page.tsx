import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import type { ServiceShown } from './services-page.tsx'

type Props = {
  service: ServiceShown
  above: string | null
  below: readonly { id: number; name: string }[]
  names: readonly { name: string; validFrom: Day }[]
  /** The services that it took over from. */
  predecessors: readonly { id: number; name: string; validFrom: Day }[]
}

/** One service: where it belongs, who leads it, what it was called, and what can be done with it. */
export const ServicePage = ({ service, above, below, names, predecessors }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={paths.settingsPart('services')}>Directorates and services</BackLink>
      <PageHead
        title={service.name}
        lede={
          service.validTo
            ? `Ended. Its last day was ${dayInWords(service.validTo)}.`
            : `${service.directorate}, since ${dayInWords(service.validFrom)}.`
        }
      />
      <SummaryList
        rows={[
          {
            term: 'Directorate',
            value: service.directorate,
            actions: changeable(service, paths.servicePlace(service.id), 'Move', 'to another directorate'),
          },
          ...(above ? [{ term: 'Below', value: above }] : []),
          ...(below.length > 0
            ? [{ term: 'Services below it', value: below.map(({ name }) => name).join(', ') }]
            : []),
          { term: 'Led by', value: service.leads.join(', ') || 'Nobody' },
          { term: 'Open cases', value: String(service.openCases) },
          { term: 'First day', value: dayInWords(service.validFrom) },
          ...(service.validTo ? [{ term: 'Last day', value: dayInWords(service.validTo) }] : []),
          ...(service.successors.length > 0
            ? [{ term: 'Taken over by', value: <Linked services={service.successors} /> }]
            : []),
          ...(predecessors.length > 0
            ? [{ term: 'Took over from', value: <Linked services={predecessors} /> }]
            : []),
        ]}
      />
      <Table
        caption="Its names"
        captionSize="s"
        columns={[{ heading: 'From' }, { heading: 'Name' }]}
        rows={names.map(({ name, validFrom }) => ({ cells: [dayInWords(validFrom), name] }))}
      />
      {service.validTo === null && <Acts id={service.id} />}
    </div>
  </div>
)

const changeable = ({ validTo }: ServiceShown, href: string, text: string, hiddenText: string) =>
  validTo === null ? [{ href, text, hiddenText }] : []

const Linked = ({ services }: { services: readonly { id: number; name: string }[] }) => (
  <>
    {services.map(({ id, name }, place) => (
      <>
        {place > 0 && ', '}
        <a class="govuk-link" href={paths.service(id)}>
          {name}
        </a>
      </>
    ))}
  </>
)

const Acts = ({ id }: { id: number }) => (
  <section>
    <h2 class="govuk-heading-m">Change it</h2>
    <ul class="settings__parts">
      <Act href={paths.serviceName(id)} text="Rename it">
        From a day. The years before keep the name that held then.
      </Act>
      <Act href={paths.servicePlace(id)} text="Move it">
        To another directorate, or below another service.
      </Act>
      <Act href={paths.serviceMerger(id)} text="Merge it with others">
        Several services become one. What is open goes over.
      </Act>
      <Act href={paths.serviceSplit(id)} text="Split it">
        It becomes two or more new services.
      </Act>
      <Act href={paths.serviceEnd(id)} text="End it">
        Once it has nothing open, or another service takes over.
      </Act>
    </ul>
  </section>
)

const Act = ({ href, text, children }: { href: string; text: string; children?: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
    <span>{children}</span>
  </li>
)
