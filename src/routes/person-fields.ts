import { z } from 'zod'
import { emailAsKept, isEmail, type PersonFacts } from '#domain/person.ts'
import { roles } from '#domain/user.ts'
import { chosenId, confirmed, many, optionalId, text } from './fields.ts'

/** What the form of a person takes. Which services there are is looked up when it is sent. */
const personShape = (serviceIds: readonly number[]) => ({
  name: text('Enter their name', 120),
  email: text('Enter their e-mail address', 254)
    .transform(emailAsKept)
    .refine(
      (value) => value === '' || isEmail(value),
      'Enter an e-mail address, such as name@council.gov.uk',
    ),
  role: z.enum(roles, 'Choose their part'),
  services: many(
    chosenId('Choose services from the list').refine(
      (id) => serviceIds.includes(id),
      'Choose services from the list',
    ),
  ),
})

export const newPersonForm = (serviceIds: readonly number[]) => z.object(personShape(serviceIds))

export const personForm = (serviceIds: readonly number[]) =>
  z
    .object({
      ...personShape(serviceIds),
      active: z.enum(['yes', 'no'], 'Say whether they may sign in'),
      version: chosenId('Open the form again'),
      newHandler: optionalId('Choose a link officer from the list'),
      confirmed,
    })
    .transform(({ active, ...given }) => ({ ...given, active: active === 'yes' }))

/** The form as it begins: with what is on file. */
export const typedFromPerson = ({ name, email, role, active, services }: PersonFacts) => ({
  typed: { name, email, role, active: active ? 'yes' : 'no' },
  services: services.map(String),
})
