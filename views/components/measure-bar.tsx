export type BarTone = 'ours' | 'theirs' | 'similar' | 'quiet'

type Props = { percent: number | null; tone?: BarTone; mark?: number | null }

/** A rate drawn as a bar, with a mark to compare; the figure itself stands beside it in words. */
export const MeasureBar = ({ percent, tone = 'ours', mark }: Props) => (
  <svg class={`bar bar--${tone}`} width="100%" height="20" aria-hidden="true" focusable="false">
    <rect class="bar__rail" x="0" y="4" width="100%" height="12" />
    <rect class="bar__fill" x="0" y="4" width={`${within(percent)}%`} height="12" />
    {mark !== undefined && mark !== null && (
      <rect class="bar__mark" x={`${within(mark) * 0.99}%`} y="0" width="3" height="20" />
    )}
  </svg>
)

const within = (percent: number | null) => Math.min(100, Math.max(0, percent ?? 0))
