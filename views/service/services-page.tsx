import { type Day, dayInWords } from '#domain/calendar.ts'
import type { Validity } from '#domain/service.ts'
import { paths } from '#src/paths.ts'
import { ButtonGroup, ButtonLink } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

export type ServiceShown = Validity & {
  id: number
  name: string
  parentId: number | null
  directorateId: number
  directorate: string
  leads: readonly string[]
  openCases: number
  /** The services that took over. */
  successors: readonly { id: number; name: string }[]
}

type DirectorateShown = Validity & { id: number; name: string }

type Props = {
  directorates: readonly DirectorateShown[]
  services: readonly ServiceShown[]
  today: Day
}

/** The council's directorates and their services, today's first, then those that ended. */
export const ServicesPage = ({ directorates, services, today }: Props) => {
  const gone = ({ validTo }: Validity) => validTo !== null
  const ended = services.filter(gone)
  return (
    <SettingsFrame
      part="services"
      lede="Who answers for what. A change holds from a day: the years before it keep their names and their figures."
      aside={
        <ButtonGroup>
          <ButtonLink href={paths.newService}>Add a service</ButtonLink>
          <ButtonLink href={paths.newDirectorate} look="secondary">
            Add a directorate
          </ButtonLink>
        </ButtonGroup>
      }
    >
      {directorates.length === 0 && (
        <Empty title="No directorate yet">Add one, then the services that belong to it.</Empty>
      )}
      {directorates
        .filter((directorate) => !gone(directorate))
        .map((directorate) => (
          <DirectorateSection
            directorate={directorate}
            services={services.filter(
              (service) => service.directorateId === directorate.id && !gone(service),
            )}
            today={today}
          />
        ))}
      <Ended services={ended} directorates={directorates.filter(gone)} />
    </SettingsFrame>
  )
}

type SectionProps = { directorate: DirectorateShown; services: readonly ServiceShown[]; today: Day }

const DirectorateSection = ({ directorate, services, today }: SectionProps) => (
  <section class="directorate" id={`directorate-${directorate.id}`}>
    <div class="directorate__head">
      <h2 class="govuk-heading-m">{directorate.name}</h2>
      <p class="directorate__acts">
        {directorate.validFrom > today && <>Begins on {dayInWords(directorate.validFrom)} · </>}
        <a class="govuk-link" href={paths.directorateName(directorate.id)}>
          Rename<span class="govuk-visually-hidden"> {directorate.name}</span>
        </a>
        {' · '}
        <a class="govuk-link" href={paths.directorateEnd(directorate.id)}>
          End<span class="govuk-visually-hidden"> {directorate.name}</span>
        </a>
      </p>
    </div>
    {services.length === 0 ? (
      <Empty title="No service is in force here" />
    ) : (
      <Table
        caption={`Services of ${directorate.name}`}
        captionHidden
        firstCellIsHeader
        columns={[{ heading: 'Service' }, { heading: 'Led by' }, { heading: 'Open cases', numeric: true }]}
        rows={asTree(services).map(({ service, depth, above }) => ({
          cells: [
            <span class={`tree tree--${Math.min(depth, 3)}`}>
              <a class="govuk-link" href={paths.service(service.id)}>
                {service.name}
              </a>
              {above && <span class="govuk-visually-hidden">, below {above}</span>}
              {service.validFrom > today && <> from {dayInWords(service.validFrom)}</>}
            </span>,
            service.leads.length > 0 ? service.leads.join(', ') : <span class="note">Nobody</span>,
            service.openCases,
          ],
        }))}
      />
    )}
  </section>
)

type Branch = { service: ServiceShown; depth: number; above: string | null }

/** Each service with those below it right after it, however deep. */
function asTree(services: readonly ServiceShown[]): Branch[] {
  const ids = new Set(services.map(({ id }) => id))
  const below = (service: ServiceShown, depth: number, above: string | null): Branch[] => [
    { service, depth, above },
    ...services
      .filter(({ parentId }) => parentId === service.id)
      .flatMap((child) => below(child, depth + 1, service.name)),
  ]
  return services
    .filter(({ parentId }) => parentId === null || !ids.has(parentId))
    .flatMap((service) => below(service, 0, null))
}

const Ended = ({
  services,
  directorates,
}: {
  services: readonly ServiceShown[]
  directorates: readonly DirectorateShown[]
}) =>
  services.length + directorates.length === 0 ? null : (
    <section id="ended">
      <h2 class="govuk-heading-m">Ended</h2>
      <p class="note">What was decided while they were in force stays counted with them.</p>
      {services.length > 0 && (
        <Table
          caption="Services that ended"
          captionHidden
          firstCellIsHeader
          columns={[
            { heading: 'Service' },
            { heading: 'Directorate' },
            { heading: 'Last day' },
            { heading: 'Taken over by' },
          ]}
          rows={services.map((service) => ({
            cells: [
              <a class="govuk-link" href={paths.service(service.id)}>
                {service.name}
              </a>,
              service.directorate,
              service.validTo && dayInWords(service.validTo),
              service.successors.length > 0
                ? service.successors.map(({ name }) => name).join(', ')
                : 'Nobody: nothing was open',
            ],
          }))}
        />
      )}
      {directorates.length > 0 && (
        <Table
          caption="Directorates that ended"
          captionSize="s"
          firstCellIsHeader
          columns={[{ heading: 'Directorate' }, { heading: 'Last day' }]}
          rows={directorates.map(({ name, validTo }) => ({ cells: [name, validTo && dayInWords(validTo)] }))}
        />
      )}
    </section>
  )
