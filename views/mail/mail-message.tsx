import { MailBody } from './mail-body.tsx'

type Props = {
  subject: string
  body: string
  /** The one thing to press, with its whole address. */
  link: { text: string; href: string } | null
  signature: readonly string[]
}

/** A mail as HTML: read by every mail program and screen reader, without images, styles or anything fetched. */
export const MailMessage = ({ subject, body, link, signature }: Props) => (
  <html lang="en-GB" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{subject}</title>
    </head>
    <body>
      <main>
        <h1>{subject}</h1>
        <MailBody body={body} />
        {link && (
          <p>
            {link.text}:
            <br />
            <a href={link.href}>{link.href}</a>
          </p>
        )}
      </main>
      <hr />
      <footer>
        {signature.map((line) => (
          <p>{line}</p>
        ))}
      </footer>
    </body>
  </html>
)
