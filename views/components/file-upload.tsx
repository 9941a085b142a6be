import { classNames } from './class-names.ts'
import { describedBy, type Field, FormGroup } from './form-group.tsx'

/** A file to choose or to drop; the browser's own control without JavaScript. */
export const FileUpload = ({
  multiple,
  accept,
  words,
  ...field
}: Field & { multiple?: boolean; accept?: string; words?: { button: string; drop: string } }) => {
  const { name, id = name, error } = field
  return (
    <FormGroup {...field} id={id}>
      <div
        class="govuk-file-upload-wrapper"
        data-module="govuk-file-upload"
        {...(words && {
          'data-i18n.choose-files-button': words.button,
          'data-i18n.drop-instruction': words.drop,
        })}
      >
        <input
          class={classNames('govuk-file-upload', error && 'govuk-file-upload--error')}
          id={id}
          name={name}
          type="file"
          multiple={multiple || undefined}
          accept={accept}
          aria-describedby={describedBy(id, field)}
        />
      </div>
    </FormGroup>
  )
}
