import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { HiddenFields } from '../components/hidden-fields.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { type ActionChoices, ActionFields } from './action-form-fields.tsx'

export type ActionsFormProps = {
  thisCase: { reference: string; complainant: string }
  decidedOn: Day
  calendar: Calendar
  recorded: number
  choices: ActionChoices
  /** The numbers of the cards, in their order. */
  places: readonly number[]
  /** What a pasted text proposed, each to be kept or dropped; otherwise the actions are typed. */
  pasted: boolean
  form: FormState
  submission: string
  both?: Child
}

/** The actions of a remedy, each to be looked at and changed before anything is saved. */
export const ActionsForm = ({ thisCase, pasted, places, form, submission, ...props }: ActionsFormProps) => {
  const { reference, complainant } = thisCase
  const leftOver = form.lists.leftOver ?? []
  return (
    <FormPage
      title={pasted ? `Look at ${inNumber(places.length, 'proposed action')}` : 'Record remedy actions'}
      lede={`${showReference(reference)}, ${complainant}. Decided on ${dayInWords(props.decidedOn)}. Nothing is saved yet.`}
      back={{ href: paths.casePart(reference, 'actions'), text: showReference(reference) }}
      action={pasted ? paths.agreedAction(reference) : paths.remedyActions(reference)}
      form={form}
      submission={submission}
      version={props.recorded}
      button="Continue"
      before={
        <>
          {props.both}
          <RecordedAlready reference={reference} recorded={props.recorded} />
          {pasted && <LeftOver leftOver={leftOver} />}
        </>
      }
    >
      <input type="hidden" name="step" value="check" />
      <HiddenFields fields={{ leftOver }} />
      {places.map((place, index) => (
        <ActionFields
          {...props}
          place={place}
          title={`Action ${props.recorded + index + 1}`}
          pasted={pasted}
          removable={!pasted && places.length > 1}
          form={form}
        />
      ))}
      {!pasted && (
        <p>
          <Button name="add" value="action" look="secondary">
            Add another action
          </Button>
        </p>
      )}
    </FormPage>
  )
}

export const inNumber = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)

/** What stands on the case already, so that no remedy is recorded twice. */
export const RecordedAlready = ({ reference, recorded }: { reference: string; recorded: number }) =>
  recorded === 0 ? null : (
    <InsetText>
      {inNumber(recorded, 'action')} {recorded === 1 ? 'is' : 'are'} recorded on this case already. What you
      record here comes after <a href={paths.casePart(reference, 'actions')}>those</a>.
    </InsetText>
  )

/** What could not be read as an action, as it was pasted: the person decides whether anything is missing. */
const LeftOver = ({ leftOver }: { leftOver: readonly string[] }) =>
  leftOver.length === 0 ? (
    <p>All of the text was read.</p>
  ) : (
    <Card title={`Left over: ${inNumber(leftOver.length, 'piece')} of the text`} wash>
      <p>This was not read as an action. If one of them is, record it by hand as well.</p>
      <ul class="govuk-list govuk-list--bullet">
        {leftOver.map((piece) => (
          <li>{piece}</li>
        ))}
      </ul>
    </Card>
  )
