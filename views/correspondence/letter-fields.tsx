import { type Channel, channels } from '#domain/correspondence.ts'
import { DayField } from '../components/day-field.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { DropZone } from '../evidence/drop-zone.tsx'

const channelInWords: Record<Channel, string> = {
  'e-mail': 'E-mail',
  post: 'Post',
  phone: 'Phone',
  'online complaints system': 'The Ombudsman’s online complaints system',
  meeting: 'Meeting',
}

export type UploadLimits = { endings: readonly string[]; megabytes: number }

type Props = { form: FormState; limits: UploadLimits; sentence: string }

/** What every letter says of itself, and what came with it. `sentence` asks for the day that counts. */
export const LetterFields = ({ form, limits, sentence }: Props) => (
  <>
    <Radios
      legend="How did it go?"
      name="channel"
      small
      value={form.typed.channel}
      error={form.mistakes.channel}
      choices={channels.map((channel) => ({ value: channel, text: channelInWords[channel] }))}
    />
    <DayField form={form} name="letterOn" legend="Date on the letter (optional)" />
    <DayField form={form} name="exchangedOn" legend={sentence} />
    <TextInput name="subject" label="Subject" value={form.typed.subject} error={form.mistakes.subject} />
    <Textarea
      name="note"
      label="Note (optional)"
      hint="What the letter does not say itself. Everybody who sees the case reads it."
      rows={3}
      value={form.typed.note}
      error={form.mistakes.note}
    />
    <DropZone name="files" label="Files (optional)" multiple error={form.mistakes.files} {...limits} />
  </>
)
