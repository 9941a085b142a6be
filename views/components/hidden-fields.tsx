/** Fields that travel with a form unseen, each with all its values. */
export const HiddenFields = ({
  fields,
  prefix = '',
}: {
  fields: Record<string, string[]>
  prefix?: string
}) => (
  <>
    {Object.entries(fields).flatMap(([name, values]) =>
      values.map((value) => <input type="hidden" name={`${prefix}${name}`} value={value} />),
    )}
  </>
)
