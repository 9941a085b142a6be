import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { Table } from '../components/table.tsx'

export type FileToReview = {
  versionId: number
  reference: string
  complainant: string
  name: string
  uploadedOn: Day
  uploadedBy: string
}

/** Evidence that came in and waits for somebody other than its uploader. */
export const FilesToReview = ({ files, all }: { files: readonly FileToReview[]; all: number }) =>
  files.length === 0 ? null : (
    <section id="files-to-review" tabindex={-1}>
      <h2>Files to review</h2>
      <Table
        caption="Files to review, the longest waiting first"
        captionHidden
        columns={[{ heading: 'File', label: '' }, { heading: 'Case' }, { heading: 'From' }]}
        rows={files.map((file) => ({
          cells: [
            file.name,
            <a class="reference" href={paths.casePart(file.reference, 'actions')}>
              {showReference(file.reference)}
            </a>,
            <>
              {file.uploadedBy}
              <br />
              <span class="note">{dayInWords(file.uploadedOn)}</span>
            </>,
          ],
        }))}
      />
      {all > files.length && <p class="note">And {all - files.length} more.</p>}
    </section>
  )
