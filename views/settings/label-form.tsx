import type { Child } from 'hono/jsx'
import type { Held } from '#domain/annual-letter/label-change.ts'
import type { DecisionReason, OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextInput } from '../components/text-input.tsx'
import { FirstYear, LastYear } from './years-of-use.tsx'

export type LabelFormProps<Entry extends DecisionReason | OutcomeLabel> = {
  /** What is changed; a new entry has none. */
  held: (Held<Entry> & { id: number; version: number }) | null
  form: FormState
  submission: string
  both?: Child
}

type Props = LabelFormProps<DecisionReason | OutcomeLabel> & {
  title: string
  back: { href: string; text: string }
  action: string
  /** What the entry is to the Ombudsman: 'Reason'. */
  noun: string
  /** Asked with its words and first year, which stay once it was recorded. */
  category?: Child
  /** How often it was recorded: 'in 2 decisions'. */
  recorded: (uses: number) => string
  /** Where it is added once more, to count differently from a later year on. */
  again?: string
  children?: Child
}

/** An entry of a list of the Ombudsman's, and what it counts as. Once it was recorded its words, category and first year stay. */
export const LabelForm = ({ held, both, noun, category, recorded, again, children, ...page }: Props) => {
  const { form } = page
  const fixed = held && held.uses > 0 ? held : null
  return (
    <FormPage
      {...page}
      version={held?.version}
      button={held ? 'Save' : 'Add'}
      before={
        <>
          {both}
          {fixed && <Fixed {...fixed} recorded={recorded(fixed.uses)} again={again} />}
        </>
      }
    >
      {!fixed && (
        <>
          <TextInput
            name="label"
            label={`${noun}, as the Ombudsman prints it`}
            value={form.typed.label}
            error={form.mistakes.label}
          />
          {category}
          <FirstYear form={form} />
        </>
      )}
      <LastYear form={form} />
      {children}
    </FormPage>
  )
}

type FixedProps = Pick<Held<DecisionReason | OutcomeLabel>, 'entry'> & { recorded: string; again?: string }

const Fixed = ({ entry, recorded, again }: FixedProps) => (
  <>
    <SummaryList
      rows={[
        ...('category' in entry ? [{ term: 'Category', value: entry.category }] : []),
        { term: 'From', value: entry.validFrom },
        { term: 'Recorded', value: recorded },
      ]}
    />
    <InsetText>
      Its words stay as they were recorded. Where the Ombudsman counts it differently from a later year on,{' '}
      <a class="govuk-link" href={again}>
        add it again from that year
      </a>
      .
    </InsetText>
  </>
)
