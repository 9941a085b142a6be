import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

type Props = Field & { value?: string | null; rows?: number; maxlength: number }

/** Several lines of text, counted against a limit as they are typed. */
export const CharacterCount = ({ value, rows = 5, maxlength, ...field }: Props) => {
  const { name, id = name, error } = field
  return (
    <FormGroup
      {...field}
      id={id}
      class="govuk-character-count"
      data={{ 'data-module': 'govuk-character-count', 'data-maxlength': String(maxlength) }}
    >
      <textarea
        class={classNames('govuk-textarea govuk-js-character-count', error && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        aria-describedby={describedBy(id, { ...field, first: `${id}-info` })}
      >
        {value}
      </textarea>
      <div id={`${id}-info`} class="govuk-hint govuk-character-count__message">
        You can enter up to {maxlength} characters
      </div>
    </FormGroup>
  )
}
