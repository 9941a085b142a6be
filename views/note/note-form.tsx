import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { CharacterCount } from '../components/character-count.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'

export const longestNote = 4000

type Props = { thisCase: { reference: string; complainant: string }; form: FormState; submission: string }

/** A note that stays in the office. */
export const NoteForm = ({ thisCase: { reference, complainant }, form, submission }: Props) => (
  <FormPage
    title="Write a private note"
    lede={`${showReference(reference)}, ${complainant}`}
    back={{ href: paths.case(reference), text: showReference(reference) }}
    action={paths.notes(reference)}
    form={form}
    submission={submission}
    button="Keep the note"
  >
    <CharacterCount
      name="text"
      label="Note"
      hint="Link officers and the Monitoring Officer read it, nobody else. A note cannot be changed later."
      maxlength={longestNote}
      rows={8}
      value={form.typed.text}
      error={form.mistakes.text}
    />
  </FormPage>
)
