import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Fieldset, type Legend } from './fieldset.tsx'
import { describedBy, HintAndError } from './form-group.tsx'

/** One thing to choose; `reveals` is asked only of who chooses it. */
export type Choice = { value: string; text: Child; hint?: Child; reveals?: Child; disabled?: boolean }
export type Divider = { divider: string }

export type ChoicesProps = Legend & {
  name: string
  id?: string
  hint?: Child
  error?: string
  choices: (Choice | Divider)[]
  small?: boolean
}

type Props = ChoicesProps & {
  kind: 'radios' | 'checkboxes'
  inline?: boolean
  isChosen: (value: string) => boolean
}

/** What radios and checkboxes share: a question, its notes, and the choices one below another. */
export const Choices = ({
  kind,
  name,
  id = name,
  hint,
  error,
  choices,
  small,
  inline,
  isChosen,
  ...legend
}: Props) => (
  <div
    class={classNames(
      'govuk-form-group',
      error && 'govuk-form-group--error',
      small && `govuk-${kind}--small`,
    )}
  >
    <Fieldset {...legend} describedBy={describedBy(id, { hint, error })}>
      <HintAndError id={id} hint={hint} error={error} />
      <div
        class={classNames(`govuk-${kind}`, inline && `govuk-${kind}--inline`)}
        data-module={`govuk-${kind}`}
      >
        {choices.map((choice, place) =>
          'divider' in choice ? (
            <div class={`govuk-${kind}__divider`}>{choice.divider}</div>
          ) : (
            <ChoiceItem
              {...choice}
              kind={kind}
              name={name}
              id={place === 0 ? id : `${id}-${place + 1}`}
              chosen={isChosen(choice.value)}
            />
          ),
        )}
      </div>
    </Fieldset>
  </div>
)

type ItemProps = Choice & { kind: Props['kind']; name: string; id: string; chosen: boolean }

const ChoiceItem = ({ kind, name, id, value, text, hint, reveals, disabled, chosen }: ItemProps) => (
  <>
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        id={id}
        name={name}
        type={kind === 'radios' ? 'radio' : 'checkbox'}
        value={value}
        checked={chosen || undefined}
        disabled={disabled || undefined}
        data-aria-controls={reveals ? `conditional-${id}` : undefined}
        aria-describedby={hint ? `${id}-item-hint` : undefined}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {text}
      </label>
      {hint && (
        <div id={`${id}-item-hint`} class={`govuk-hint govuk-${kind}__hint`}>
          {hint}
        </div>
      )}
    </div>
    {reveals && (
      <div
        class={classNames(`govuk-${kind}__conditional`, !chosen && `govuk-${kind}__conditional--hidden`)}
        id={`conditional-${id}`}
      >
        {reveals}
      </div>
    )}
  </>
)
