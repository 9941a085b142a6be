import type { Child } from 'hono/jsx'

export type FileLine = { name: string; href: string; note?: Child; state?: Child }

/** Files one below another, each with what is known of it and how it stands. */
export const FileList = ({ files }: { files: FileLine[] }) => (
  <ul class="files">
    {files.map(({ name, href, note, state }) => (
      <li class="files__file">
        <span class="files__name">
          <a href={href}>{name}</a> {note && <span class="files__note">{note}</span>}
        </span>
        {state && <span class="files__state">{state}</span>}
      </li>
    ))}
  </ul>
)
