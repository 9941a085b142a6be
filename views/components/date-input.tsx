import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Fieldset, type Legend } from './fieldset.tsx'
import { describedBy, HintAndError } from './form-group.tsx'

export type DatePart = 'day' | 'month' | 'year'

type Props = Legend & {
  name: string
  id?: string
  hint?: Child
  error?: string
  /** Which boxes are wrong; all of them when the mistake does not say. */
  errorIn?: DatePart[]
  value?: Partial<Record<DatePart, string>>
}

const parts: { part: DatePart; text: string; width: 2 | 4 }[] = [
  { part: 'day', text: 'Day', width: 2 },
  { part: 'month', text: 'Month', width: 2 },
  { part: 'year', text: 'Year', width: 4 },
]

/** A date that a person knows, as three boxes named name-day, name-month and name-year. */
export const DateInput = ({ name, id = name, hint, error, errorIn, value = {}, ...legend }: Props) => (
  <div class={classNames('govuk-form-group', error && 'govuk-form-group--error')}>
    <Fieldset {...legend} role="group" describedBy={describedBy(id, { hint, error })}>
      <HintAndError id={id} hint={hint} error={error} />
      <div class="govuk-date-input" id={id}>
        {parts.map(({ part, text, width }) => (
          <div class="govuk-date-input__item">
            <div class="govuk-form-group">
              <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>
                {text}
              </label>
              <input
                class={classNames(
                  'govuk-input govuk-date-input__input',
                  error && (errorIn?.includes(part) ?? true) && 'govuk-input--error',
                  `govuk-input--width-${width}`,
                )}
                id={`${id}-${part}`}
                name={name ? `${name}-${part}` : part}
                type="text"
                value={value[part]}
                inputmode="numeric"
              />
            </div>
          </div>
        ))}
      </div>
    </Fieldset>
  </div>
)
