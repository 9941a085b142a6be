/** A rate in whole per cent; where nothing can be divided there is none. */
export const Percent = ({ value }: { value: number | null }) =>
  value === null ? (
    <>
      <span aria-hidden="true">–</span>
      <span class="govuk-visually-hidden">no rate</span>
    </>
  ) : (
    <>{value}%</>
  )
