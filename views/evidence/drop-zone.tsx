import { FileUpload } from '../components/file-upload.tsx'

type Props = {
  name: string
  label: string
  multiple?: boolean
  megabytes: number
  endings: readonly string[]
  error?: string
}

/** Where files are chosen, dropped or photographed. With JavaScript each is listed with how far it has come. */
export const DropZone = ({ name, label, multiple, megabytes, endings, error }: Props) => (
  <div class="drop-zone">
    <FileUpload
      name={name}
      label={label}
      labelSize="s"
      hint={`PDF, Word, Excel, pictures, e-mails. Up to ${megabytes} MB each.`}
      multiple={multiple}
      words={multiple ? { button: 'Choose files', drop: 'or drop them here' } : undefined}
      accept={endings.join(',')}
      error={error}
    />
    <ul class="files drop-zone__files" data-chosen-files="" hidden></ul>
    <p class="note drop-zone__told" data-upload-told="" role="status"></p>
  </div>
)
