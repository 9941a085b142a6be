import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

export type Option = { value: string; text: string; disabled?: boolean }

/** One of a long list. */
export const Select = ({
  options,
  value,
  ...field
}: Field & { options: Option[]; value?: string | null }) => {
  const { name, id = name, error } = field
  return (
    <FormGroup {...field} id={id}>
      <select
        class={classNames('govuk-select', error && 'govuk-select--error')}
        id={id}
        name={name}
        aria-describedby={describedBy(id, field)}
      >
        {options.map((option) => (
          <option
            value={option.value}
            selected={option.value === value || undefined}
            disabled={option.disabled || undefined}
          >
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
