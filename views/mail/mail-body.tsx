import { mailBlocks } from '#domain/mail-body.ts'

/** The body of a mail. On our pages it has their looks; in a mail it has none. */
export const MailBody = ({ body, onPage = false }: { body: string; onPage?: boolean }) => {
  const look = (name: string) => (onPage ? name : undefined)
  return (
    <>
      {mailBlocks(body).map((block) => {
        if (block.kind === 'heading') return <h2 class={look('govuk-heading-m')}>{block.text}</h2>
        if (block.kind === 'paragraph') return <p class={look('govuk-body')}>{block.text}</p>
        return (
          <ul class={look('govuk-list govuk-list--bullet')}>
            {block.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        )
      })}
    </>
  )
}
