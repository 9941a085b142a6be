import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords, isDay } from '#domain/calendar.ts'
import { ownTargetWords, restOnTarget } from '#domain/own-target.ts'
import { DateInput } from './date-input.tsx'
import { DayText } from './day-text.tsx'
import { type FormState, typedDay } from './form-state.ts'

type Props = {
  target: Day
  today: Day
  calendar: Calendar
  /** What it is a target for is not done yet. */
  open: boolean
}

/** A day that the council set itself: how it stands while it is open, and whether anybody works on it. */
export const OwnTarget = ({ target, today, calendar, open }: Props) => (
  <>
    <DayText day={target}>{dayInWords(target)}</DayText>
    {open && <span class="note">, {ownTargetWords(target, today, calendar)}</span>}
    <Rest target={target} calendar={calendar} open={open} />
  </>
)

const Rest = ({ target, calendar, open }: Pick<Props, 'target' | 'calendar' | 'open'>) => {
  const rest = open ? restOnTarget(target, calendar) : null
  return (
    rest && (
      <>
        <br />
        <span class="note">{rest}</span>
      </>
    )
  )
}

type FieldProps = { form: FormState; name: string; legend: Child; hint?: string; calendar: Calendar }

/** A day that the council sets itself, with a word beside it when it is shut on the day that was typed. */
export const OwnTargetField = ({ form, name, legend, hint, calendar }: FieldProps) => {
  const typed = form.typed[name] ?? ''
  const rest = isDay(typed) ? restOnTarget(typed, calendar) : null
  const hints = [hint, rest].filter((words) => words)
  return (
    <DateInput
      legend={legend}
      name={name}
      hint={hints.length > 0 ? hints.join(' ') : undefined}
      value={typedDay(form, name)}
      error={form.mistakes[name]}
    />
  )
}
