/** Where a figure was printed. */
export type Source = { title: string; dated: string; url: string; place?: string }

/** A public document by its name and date, opened where it has an address. */
export const SourceName = ({ title, dated, url, place }: Source) => (
  <>
    {/^https?:\/\//.test(url) ? (
      <a href={url} rel="noreferrer">
        {title}
      </a>
    ) : (
      title
    )}
    {dated && ` (${dated})`}
    {place && `, ${place}`}
  </>
)
