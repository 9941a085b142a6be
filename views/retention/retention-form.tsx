import type { Child } from 'hono/jsx'
import { small } from '#domain/capital.ts'
import { type RetentionKind, retentionRules } from '#domain/retention.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = { kind: RetentionKind; version: number; form: FormState; submission: string; both?: Child }

/** How long one kind of thing is kept, and the council's reason. */
export const RetentionForm = ({ kind, version, form, submission, both }: Props) => (
  <FormPage
    title={`Retention: ${kind}`}
    lede={`At the end: ${small(retentionRules[kind].atItsEnd)}.`}
    back={{ href: paths.settingsPart('retention'), text: 'Retention' }}
    action={paths.retentionPeriod(kind)}
    form={form}
    submission={submission}
    version={version}
    button="Save"
    before={both}
  >
    <TextInput
      name="months"
      label="Kept for"
      hint={`Whole months, counted from ${retentionRules[kind].from}`}
      width={3}
      inputmode="numeric"
      suffix="months"
      value={form.typed.months}
      error={form.mistakes.months}
    />
    <Textarea
      name="reason"
      label="Why so long"
      hint="Such as the line of the council’s retention schedule"
      rows={3}
      value={form.typed.reason}
      error={form.mistakes.reason}
    />
  </FormPage>
)
