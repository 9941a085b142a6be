import type { Child } from 'hono/jsx'

export type StepState = 'done' | 'now' | 'late' | 'waiting'
export type Step = { name: string; note?: Child; state: StepState }

const stateInWords: Record<StepState, string> = { done: 'done', now: 'now', late: 'late', waiting: 'not yet' }

/** How far an action has come, in the order in which its steps are taken. */
export const Steps = ({ steps, label }: { steps: Step[]; label: string }) => (
  <ol class="steps" aria-label={label}>
    {steps.map(({ name, note, state }) => (
      <li class={`steps__step steps__step--${state}`}>
        <strong>{name}</strong>
        <span class="govuk-visually-hidden"> ({stateInWords[state]})</span>
        {note && <span class="steps__note">{note}</span>}
      </li>
    ))}
  </ol>
)
