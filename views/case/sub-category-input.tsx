import { classNames } from '../components/class-names.ts'
import { describedBy, FormGroup } from '../components/form-group.tsx'

type Props = {
  name: string
  value?: string
  error?: string
  suggestions: readonly { category: string; subCategory: string }[]
}

/** A line of text with the known sub-categories to choose from; another one can be typed. */
export const SubCategoryInput = ({ name, value, error, suggestions }: Props) => {
  const field = {
    label: 'Sub-category (optional)',
    hint: 'Such as Special educational needs. One that is not on the list can be typed.',
    error,
  }
  return (
    <FormGroup {...field} id={name}>
      <input
        class={classNames('govuk-input govuk-input--width-20', error && 'govuk-input--error')}
        id={name}
        name={name}
        type="text"
        list="sub-categories"
        value={value}
        aria-describedby={describedBy(name, field)}
      />
      <datalist id="sub-categories">
        {suggestions.map(({ category, subCategory }) => (
          <option value={subCategory}>{category}</option>
        ))}
      </datalist>
    </FormGroup>
  )
}
