import type { Child } from 'hono/jsx'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { TextInput } from '../components/text-input.tsx'
import { type PlaceChoice, PlaceSelect } from './place-select.tsx'

type Form = { form: FormState; submission: string }
type Thing = { id: number; name: string; version: number }

const toServices = { href: paths.settingsPart('services'), text: 'Directorates and services' }

const toService = ({ id, name }: Pick<Thing, 'id' | 'name'>) => ({ href: paths.service(id), text: name })

/** The name of a service or a directorate, and from which day it holds. */
const NameAndDay = ({ form, legend, hint }: { form: FormState; legend: string; hint: string }) => (
  <>
    <TextInput name="name" label="Name" value={form.typed.name} error={form.mistakes.name} />
    <DateInput
      legend={legend}
      hint={hint}
      name="from"
      value={typedDay(form, 'from')}
      error={form.mistakes.from}
    />
  </>
)

export const NewDirectorateForm = (props: Form) => (
  <FormPage
    {...props}
    title="Add a directorate"
    back={toServices}
    action={paths.newDirectorate}
    button="Add the directorate"
  >
    <NameAndDay form={props.form} legend="From which day?" hint="Its first day." />
  </FormPage>
)

export const NewServiceForm = ({ places, ...props }: Form & { places: readonly PlaceChoice[] }) => (
  <FormPage
    {...props}
    title="Add a service"
    lede="Where a service takes over from others, merge or split those instead: what is open then goes over."
    back={toServices}
    action={paths.newService}
    button="Add the service"
  >
    <NameAndDay
      form={props.form}
      legend="From which day?"
      hint="Its first day. A day to come is taken too: it can be chosen from then on."
    />
    <PlaceSelect
      name="place"
      places={places}
      value={props.form.typed.place}
      error={props.form.mistakes.place}
    />
  </FormPage>
)

const nameHolds =
  'A past day is taken, a day to come is not. The tables of years before it keep the name of then.'

export const ServiceNameForm = ({ service, both, ...props }: Form & { service: Thing; both?: Child }) => (
  <FormPage
    {...props}
    title={`Rename ${service.name}`}
    back={toService(service)}
    action={paths.serviceName(service.id)}
    version={service.version}
    before={both}
    button="Save the name"
  >
    <NameAndDay form={props.form} legend="From which day does the name hold?" hint={nameHolds} />
  </FormPage>
)

export const DirectorateNameForm = ({
  directorate,
  both,
  ...props
}: Form & { directorate: Thing; both?: Child }) => (
  <FormPage
    {...props}
    title={`Rename ${directorate.name}`}
    back={toServices}
    action={paths.directorateName(directorate.id)}
    version={directorate.version}
    before={both}
    button="Save the name"
  >
    <NameAndDay form={props.form} legend="From which day does the name hold?" hint={nameHolds} />
  </FormPage>
)

export const DirectorateEndForm = ({
  directorate,
  still,
  both,
  ...props
}: Form & { directorate: Thing; still: readonly string[]; both?: Child }) => (
  <FormPage
    {...props}
    title={`End ${directorate.name}`}
    lede={
      still.length > 0
        ? `Services of it are in force: ${still.join(', ')}. Move or end them first.`
        : 'No service of it is in force.'
    }
    back={toServices}
    action={paths.directorateEnd(directorate.id)}
    version={directorate.version}
    before={both}
    look="warning"
    button="End the directorate"
  >
    <DateInput
      legend="What is its last day?"
      hint="Today or an earlier day."
      name="lastOn"
      value={typedDay(props.form, 'lastOn')}
      error={props.form.mistakes.lastOn}
    />
  </FormPage>
)

export const ServicePlaceForm = ({
  service,
  places,
  ...props
}: Form & { service: Thing; places: readonly PlaceChoice[] }) => (
  <FormPage
    {...props}
    title={`Move ${service.name}`}
    lede="Cases decided before the day stay counted where they were; the others go with the service."
    back={toService(service)}
    action={paths.servicePlace(service.id)}
    version={service.version}
    button="Go on"
  >
    <PlaceSelect
      name="place"
      places={places}
      value={props.form.typed.place}
      error={props.form.mistakes.place}
    />
    <DateInput
      legend="From which day?"
      hint="Today or an earlier day."
      name="from"
      value={typedDay(props.form, 'from')}
      error={props.form.mistakes.from}
    />
  </FormPage>
)
