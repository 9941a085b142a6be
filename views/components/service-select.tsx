import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

export type ServiceChoice = { id: number; name: string; directorate: string }

type Props = Field & {
  services: readonly ServiceChoice[]
  value?: string
  /** What stands before the services, such as that none is chosen. */
  first: readonly { value: string; text: string }[]
}

/** One of the council's services, under its directorate. */
export const ServiceSelect = ({ services, first, value = '', ...field }: Props) => {
  const { name, id = name, error } = field
  const directorates = [...new Set(services.map(({ directorate }) => directorate))]
  return (
    <FormGroup {...field} id={id}>
      <select
        class={classNames('govuk-select', error && 'govuk-select--error')}
        id={id}
        name={name}
        aria-describedby={describedBy(id, field)}
      >
        {first.map((choice) => (
          <option value={choice.value} selected={choice.value === value || undefined}>
            {choice.text}
          </option>
        ))}
        {directorates.map((directorate) => (
          <optgroup label={directorate}>
            {services
              .filter((service) => service.directorate === directorate)
              .map((service) => (
                <option value={String(service.id)} selected={String(service.id) === value || undefined}>
                  {service.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </FormGroup>
  )
}
