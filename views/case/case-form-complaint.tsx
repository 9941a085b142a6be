import { DateInput } from '../components/date-input.tsx'
import { Details } from '../components/details.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'

const complaintFields = [
  'localReference',
  'stage1ReceivedOn',
  'stage1AnsweredOn',
  'stage1Outcome',
  'stage2ReceivedOn',
  'stage2AnsweredOn',
  'stage2Outcome',
  'remedyOffered',
  'remedyOfferedPence',
] as const

/** The council's own complaint procedure, opened when something of it is known. */
export const LocalComplaintFields = ({ form }: { form: FormState }) => {
  const { typed, mistakes } = form
  const known = complaintFields.some((name) => typed[name] || mistakes[name])
  const text = (name: string) => ({ name, value: typed[name], error: mistakes[name] })
  const day = (name: string) => ({ name, value: typedDay(form, name), error: mistakes[name] })
  return (
    <Details summary="The council’s own complaint procedure" open={known}>
      <TextInput {...text('localReference')} label="Our own reference (optional)" width={10} />
      <DateInput {...day('stage1ReceivedOn')} legend="Stage 1 complaint received (optional)" />
      <DateInput {...day('stage1AnsweredOn')} legend="Stage 1 answered (optional)" />
      <TextInput {...text('stage1Outcome')} label="Stage 1 outcome (optional)" width={20} />
      <DateInput {...day('stage2ReceivedOn')} legend="Stage 2 complaint received (optional)" />
      <DateInput {...day('stage2AnsweredOn')} legend="Stage 2 answered (optional)" />
      <TextInput {...text('stage2Outcome')} label="Stage 2 outcome (optional)" width={20} />
      <Textarea
        {...text('remedyOffered')}
        label="Remedy offered before the Ombudsman had it (optional)"
        rows={2}
      />
      <TextInput
        {...text('remedyOfferedPence')}
        label="Sum offered (optional)"
        prefix="£"
        width={5}
        inputmode="decimal"
      />
    </Details>
  )
}
