import { Tag } from './tag.tsx'

export type DemonstrationBannerProps = {
  day: string
  dayWords: string
  dayPath: string
  aboutPath?: string
  /** Only those who are signed in move the day. */
  movable: boolean
}

/** Says on every page that nothing here is real, and which day the demonstration lives on. */
export const DemonstrationBanner = ({
  day,
  dayWords,
  dayPath,
  aboutPath,
  movable,
}: DemonstrationBannerProps) => (
  <section class="demonstration" aria-label="Demonstration">
    <div class="govuk-width-container demonstration__inner">
      <Tag colour="orange">Demonstration data</Tag>
      <p class="demonstration__day">
        The day is <strong>{dayWords}</strong>. {aboutPath && <a href={aboutPath}>What is this?</a>}
      </p>
      {movable && (
        <form class="demonstration__move" method="post" action={dayPath}>
          <input type="hidden" name="from" value={day} />
          <button class="post-link__button" type="submit" name="to" value="next day">
            Next day
          </button>
          <button class="post-link__button" type="submit" name="to" value="next deadline">
            Next deadline
          </button>
        </form>
      )}
    </div>
  </section>
)
