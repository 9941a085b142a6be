import type { Child } from 'hono/jsx'
import { Table } from './table.tsx'
import { WarningText } from './warning-text.tsx'

export type Difference = { field: string; theirs: Child; yours: Child }

/** Two people changed the same thing: what the other one saved, beside what this one typed. Nothing is lost. */
export const BothVersions = ({
  by,
  when,
  differences,
}: {
  by: string
  when: string
  differences: Difference[]
}) => (
  <section aria-label="Both versions">
    <WarningText>
      {by} changed this {when}, after you opened the form. Nothing of yours has been saved yet.
    </WarningText>
    {differences.length === 0 ? (
      <p>What you typed says the same as what stands now.</p>
    ) : (
      <Table
        caption="Where the two differ"
        captionSize="s"
        columns={[{ heading: 'Field' }, { heading: 'As it stands now' }, { heading: 'Yours' }]}
        rows={differences.map(({ field, theirs, yours }) => ({ cells: [field, theirs, yours] }))}
        firstCellIsHeader
      />
    )}
    <p>The form below holds what you typed. Change it where the other version is right, then save again.</p>
  </section>
)
