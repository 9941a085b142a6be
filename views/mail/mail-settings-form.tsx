import type { Child } from 'hono/jsx'
import { paths } from '#src/paths.ts'
import { CharacterCount } from '../components/character-count.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { TextInput } from '../components/text-input.tsx'

type Props = { form: FormState; submission: string; both?: Child }

/** From whom mails come, and when the morning's go out. */
export const MailSettingsForm = ({ form, submission, both }: Props) => {
  const field = (name: string) => ({ name, value: form.typed[name], error: form.mistakes[name] })
  return (
    <FormPage
      title="Change the mail settings"
      back={{ href: paths.settingsPart('mail'), text: 'Mail' }}
      action={paths.mailSettings}
      form={form}
      submission={submission}
      version={Number(form.typed.version ?? 0)}
      before={both}
      button="Save"
    >
      <TextInput
        {...field('fromName')}
        label="Sender’s name"
        hint="People see it in their mailbox, such as Redress."
        width={20}
      />
      <TextInput
        {...field('fromAddress')}
        type="email"
        label="Sender’s address"
        hint="One that your mail server lets Redress send from."
        width={30}
      />
      <TextInput
        {...field('replyTo')}
        type="email"
        label="Address for answers (optional)"
        hint="Without it mails say that nobody reads what is sent back."
        width={30}
      />
      <CharacterCount
        {...field('signature')}
        label="Signature (optional)"
        hint="Stands below every mail. Without it: Redress and the council’s name."
        maxlength={500}
        rows={3}
      />
      <TextInput
        {...field('morning')}
        label="Hour of the morning"
        hint="From when mails go on a working day, such as 7:00. Mails about work wait for it overnight and over days of rest."
        width={5}
      />
    </FormPage>
  )
}
