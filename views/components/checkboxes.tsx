import { Choices, type ChoicesProps } from './choices.tsx'

/** Any of a few. */
export const Checkboxes = ({ values = [], ...props }: ChoicesProps & { values?: readonly string[] }) => (
  <Choices {...props} kind="checkboxes" isChosen={(choice) => values.includes(choice)} />
)
