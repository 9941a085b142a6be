import type { Field } from '../components/form-group.tsx'
import { Select } from '../components/select.tsx'

export type PlaceChoice = { value: string; text: string }

type Named = { id: number; name: string }

/** 'd3' is a directorate, 's7' a place below a service of it: one choice says both, so that they always fit. */
export const placesIn = (
  directorates: readonly Named[],
  services: readonly (Named & { directorateId: number })[],
): PlaceChoice[] =>
  directorates.flatMap((directorate) => [
    { value: `d${directorate.id}`, text: directorate.name },
    ...services
      .filter(({ directorateId }) => directorateId === directorate.id)
      .map(({ id, name }) => ({ value: `s${id}`, text: `${directorate.name}: below ${name}` })),
  ])

/** Where a service belongs. */
export const PlaceSelect = ({
  places,
  value,
  ...field
}: Omit<Field, 'label'> & { label?: string; places: readonly PlaceChoice[]; value?: string }) => (
  <Select
    label="Where does it belong?"
    {...field}
    value={value}
    options={[{ value: '', text: 'Choose a directorate, or a service above it' }, ...places]}
  />
)
