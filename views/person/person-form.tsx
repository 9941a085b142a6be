import type { Child } from 'hono/jsx'
import { type Role, roleInWords, roles } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Checkboxes } from '../components/checkboxes.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import type { ServiceChoice } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'

type Props = { form: FormState; services: readonly ServiceChoice[]; submission: string }

export const NewPersonForm = ({ form, services, submission }: Props) => (
  <FormPage
    title="Add a person"
    lede="They can come in as soon as they have a link to sign in with, or through the council’s own accounts."
    back={{ href: paths.settingsPart('people'), text: 'People' }}
    action={paths.newPerson}
    form={form}
    submission={submission}
    button="Add this person"
  >
    <PersonFields form={form} services={services} />
  </FormPage>
)

type ChangeProps = Props & { person: { id: number; name: string; version: number }; both?: Child }

export const PersonChangeForm = ({ person, form, services, submission, both }: ChangeProps) => (
  <FormPage
    title={`Change ${person.name}`}
    back={{ href: paths.person(person.id), text: person.name }}
    action={paths.personChange(person.id)}
    form={form}
    submission={submission}
    version={person.version}
    before={both}
    button="Save"
  >
    <PersonFields form={form} services={services} />
    <Radios
      legend="May they sign in?"
      legendSize="s"
      name="active"
      inline
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
      hint="Who leaves the council may not. What they did keeps their name."
      value={form.typed.active}
      error={form.mistakes.active}
    />
  </FormPage>
)

const PersonFields = ({ form, services }: Pick<Props, 'form' | 'services'>) => (
  <>
    <TextInput
      label="Name"
      name="name"
      width={30}
      autocomplete="off"
      value={form.typed.name}
      error={form.mistakes.name}
    />
    <TextInput
      label="E-mail address"
      name="email"
      type="email"
      width={30}
      autocomplete="off"
      hint="Links to sign in and reminders go there"
      value={form.typed.email}
      error={form.mistakes.email}
    />
    <Radios
      legend="Part"
      legendSize="s"
      name="role"
      choices={roles.map((role) => ({
        value: role,
        text: roleInWords[role],
        hint: whatTheyDo[role],
        reveals: role === 'service lead' && <ServicesLed form={form} services={services} />,
      }))}
      value={form.typed.role}
      error={form.mistakes.role}
    />
  </>
)

const whatTheyDo: Record<Role, string> = {
  'link officer': 'Logs the correspondence, keeps the register, reviews and sends evidence',
  'service lead': 'Answers questions and sends in evidence, for the services that they lead',
  'monitoring officer': 'Answers for every upheld decision, and sees restricted cases too',
  viewer: 'Sees figures and lists, without personal detail',
  administrator: 'Looks after people and settings, and sees no case',
}

/** The council's services under their directorates, to tick those that somebody leads. */
export const ServicesLed = ({ form, services }: Pick<Props, 'form' | 'services'>) => (
  <>
    {[...new Set(services.map(({ directorate }) => directorate))].map((directorate, place) => (
      <Checkboxes
        legend={directorate}
        legendSize="s"
        name="services"
        id={place === 0 ? 'services' : `services-of-${place + 1}`}
        small
        choices={services
          .filter((service) => service.directorate === directorate)
          .map(({ id, name }) => ({ value: String(id), text: name }))}
        values={form.lists.services ?? []}
        error={place === 0 ? (form.mistakes.services ?? mistakeInOne(form)) : undefined}
      />
    ))}
  </>
)

/** A service that is not on the list is a mistake of the whole question. */
const mistakeInOne = ({ mistakes }: FormState) =>
  Object.entries(mistakes).find(([field]) => field.startsWith('services.'))?.[1]
