import { Choices, type ChoicesProps } from './choices.tsx'

/** One of a few. */
export const Radios = ({ value, ...props }: ChoicesProps & { value?: string | null; inline?: boolean }) => (
  <Choices {...props} kind="radios" isChosen={(choice) => choice === value} />
)
