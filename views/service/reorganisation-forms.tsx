import { paths } from '#src/paths.ts'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { type ServiceChoice, ServiceSelect } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { type PlaceChoice, PlaceSelect } from './place-select.tsx'

type Props = { service: { id: number; name: string }; form: FormState; submission: string }
type Others = { others: readonly ServiceChoice[] }

/** A split makes as many as this at once; a new service can be split again. */
export const mostParts = 4

const toService = ({ id, name }: Props['service']) => ({ href: paths.service(id), text: name })

const FromDay = ({ form }: { form: FormState }) => (
  <DateInput
    legend="From which day?"
    hint="Today or an earlier day. Cases decided before it stay where they were."
    name="from"
    value={typedDay(form, 'from')}
    error={form.mistakes.from}
  />
)

export const MergerForm = ({
  service,
  others,
  places,
  form,
  submission,
}: Props & Others & { places: readonly PlaceChoice[] }) => (
  <FormPage
    title={`Merge ${service.name}`}
    lede="The next page says exactly what goes over, before anything does."
    back={toService(service)}
    action={paths.serviceMerger(service.id)}
    form={form}
    submission={submission}
    button="Go on"
  >
    <Checkboxes
      legend={`Which services merge with ${service.name}?`}
      legendSize="m"
      name="others"
      small
      values={form.lists.others ?? []}
      error={form.mistakes.others}
      choices={others.map(({ id, name, directorate }) => ({
        value: String(id),
        text: name,
        hint: directorate === name ? undefined : directorate,
      }))}
    />
    <Radios
      legend="Into which service?"
      legendSize="m"
      name="into"
      value={form.typed.into}
      error={form.mistakes.into}
      choices={[
        { value: 'this', text: `Into ${service.name}` },
        {
          value: 'other',
          text: 'Into one of the others',
          reveals: (
            <ServiceSelect
              name="heir"
              label="Which one?"
              services={others}
              first={[{ value: '', text: 'Choose one of those that merge' }]}
              value={form.typed.heir}
              error={form.mistakes.heir}
            />
          ),
        },
        {
          value: 'new',
          text: 'Into a new service',
          reveals: (
            <>
              <TextInput name="name" label="Its name" value={form.typed.name} error={form.mistakes.name} />
              <PlaceSelect
                name="place"
                places={places}
                value={form.typed.place}
                error={form.mistakes.place}
              />
            </>
          ),
        },
      ]}
    />
    <FromDay form={form} />
  </FormPage>
)

const parts = Array.from({ length: mostParts }, (_, place) => place + 1)
const ordinals = ['First', 'Second', 'Third', 'Fourth']

export const SplitForm = ({ service, form, submission }: Props) => (
  <FormPage
    title={`Split ${service.name}`}
    lede="The new services take its place. What is open goes to one of them; a link officer can then give single cases to another."
    back={toService(service)}
    action={paths.serviceSplit(service.id)}
    form={form}
    submission={submission}
    button="Go on"
  >
    {parts.map((part) => (
      <TextInput
        name={`name-${part}`}
        label={`${ordinals[part - 1]} new service${part > 2 ? ' (optional)' : ''}`}
        value={form.typed[`name-${part}`]}
        error={form.mistakes[`name-${part}`]}
      />
    ))}
    <Radios
      legend="Which one takes over what is open?"
      legendSize="m"
      name="heir"
      inline
      value={form.typed.heir}
      error={form.mistakes.heir}
      choices={parts.map((part) => ({ value: String(part), text: ordinals[part - 1]! }))}
    />
    <FromDay form={form} />
  </FormPage>
)

export const ServiceEndForm = ({
  service,
  others,
  left,
  form,
  submission,
}: Props & Others & { left: string | null }) => (
  <FormPage
    title={`End ${service.name}`}
    lede={left ? `${left}: another service has to take over.` : 'It has nothing open, and nobody leads it.'}
    back={toService(service)}
    action={paths.serviceEnd(service.id)}
    form={form}
    submission={submission}
    button="Go on"
  >
    <DateInput
      legend="What is its last day?"
      hint="Today or an earlier day."
      name="lastOn"
      value={typedDay(form, 'lastOn')}
      error={form.mistakes.lastOn}
    />
    <ServiceSelect
      name="over"
      label="Which service takes over?"
      services={others}
      first={[{ value: '', text: 'None' }]}
      value={form.typed.over}
      error={form.mistakes.over}
    />
  </FormPage>
)
