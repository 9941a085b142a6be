import { DayText } from './day-text.tsx'

export type DueState = 'late' | 'soon' | 'waiting' | 'done'

type Props = { dayWords: string; words: string; state: DueState; day?: string }

/** A last day: a bar of colour, the day, and in words how it stands; never the colour alone. */
export const DueDate = ({ dayWords, words, state, day }: Props) => (
  <div class={`due due--${state}`}>
    <strong class="due__day">
      <DayText day={day}>{dayWords}</DayText>
    </strong>{' '}
    <span class="due__words">{words}</span>
  </div>
)
