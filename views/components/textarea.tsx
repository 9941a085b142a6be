import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

/** Several lines of text. */
export const Textarea = ({ value, rows = 5, ...field }: Field & { value?: string | null; rows?: number }) => {
  const { name, id = name, error } = field
  return (
    <FormGroup {...field} id={id}>
      <textarea
        class={classNames('govuk-textarea', error && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        aria-describedby={describedBy(id, field)}
      >
        {value}
      </textarea>
    </FormGroup>
  )
}
