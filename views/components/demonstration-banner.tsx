import { Tag } from './tag.tsx'

type Props = { dayWords: string; dayPath: string; aboutPath?: string }

/** Says on every page that nothing here is real, and which day the demonstration lives on. */
export const DemonstrationBanner = ({ dayWords, dayPath, aboutPath }: Props) => (
  <section class="demonstration" aria-label="Demonstration">
    <div class="govuk-width-container demonstration__inner">
      <Tag colour="orange">Demonstration</Tag>
      <p class="demonstration__day">
        The day is <strong>{dayWords}</strong>. {aboutPath && <a href={aboutPath}>What is this?</a>}
      </p>
      <form class="demonstration__move" method="post" action={dayPath}>
        <button class="post-link__button" type="submit" name="to" value="next day">
          Next day
        </button>
        <button class="post-link__button" type="submit" name="to" value="next deadline">
          Next deadline
        </button>
      </form>
    </div>
  </section>
)
