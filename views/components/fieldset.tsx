import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type Legend = { legend: Child; legendSize?: 's' | 'm' | 'l' | 'xl'; legendIsHeading?: boolean }

type Props = Legend & { children?: Child; describedBy?: string; role?: 'group' }

/** Fields that belong together, under one question. */
export const Fieldset = ({ legend, legendSize, legendIsHeading, children, describedBy, role }: Props) => (
  <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy}>
    <legend
      class={classNames('govuk-fieldset__legend', legendSize && `govuk-fieldset__legend--${legendSize}`)}
    >
      {legendIsHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
    </legend>
    {children}
  </fieldset>
)
