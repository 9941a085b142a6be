import { describedBy, type Field, FormGroup } from '../components/form-group.tsx'

/** The browser's own way to pick a colour. */
export const ColourInput = ({ value, ...field }: Field & { value?: string }) => {
  const { name, id = name } = field
  return (
    <FormGroup {...field} id={id}>
      <input
        class="colour-input"
        id={id}
        name={name}
        type="color"
        value={value}
        aria-describedby={describedBy(id, field)}
      />
    </FormGroup>
  )
}
