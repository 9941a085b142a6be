import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

type Props = Field & {
  value?: string | number | null
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search'
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  prefix?: Child
  suffix?: Child
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel'
  autocomplete?: string
}

/** One line of text. */
export const TextInput = ({ value, type = 'text', width, prefix, suffix, inputmode, ...field }: Props) => {
  const { name, id = name, error, autocomplete } = field
  const input = (
    <input
      class={classNames('govuk-input', width && `govuk-input--width-${width}`, error && 'govuk-input--error')}
      id={id}
      name={name}
      type={type}
      value={value ?? undefined}
      aria-describedby={describedBy(id, field)}
      autocomplete={autocomplete}
      inputmode={inputmode}
    />
  )
  return (
    <FormGroup {...field} id={id}>
      {prefix || suffix ? (
        <div class="govuk-input__wrapper">
          {prefix && (
            <div class="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          {input}
          {suffix && (
            <div class="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}
