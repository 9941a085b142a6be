/** What is true in the demonstration, and what is made up. */
export const AboutDemonstrationPage = ({ council }: { council: string }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">About this demonstration</h1>
      <p class="govuk-body">
        This register shows {council} on a fixed day in 2024, four days after its annual complaints report
        went to committee. Nothing here comes from the council’s own systems.
      </p>
      <h2 class="govuk-heading-m">What is published</h2>
      <p class="govuk-body">
        The figures of the council’s annual report for 2023-24 and of the Ombudsman’s annual review letter,
        each with its source beside it, and a few cases with the reference, complaint and remedy that were
        printed.
      </p>
      <h2 class="govuk-heading-m">What is made up</h2>
      <p class="govuk-body">
        All people, and all other cases: their letters, dates, questions, actions and evidence. Their
        references have a middle part of 900 or more, which no real case has. They are made so that their
        numbers add up to the published ones. Where something is made up about a case that was printed, its
        page says so.
      </p>
      <h2 class="govuk-heading-m">The day</h2>
      <p class="govuk-body">
        The banner moves the demonstration’s day forward, by one day or to the next deadline. The time of day
        is real. To begin again, stop Redress, remove its data folder and start it.
      </p>
    </div>
  </div>
)
