import type { Child } from 'hono/jsx'
import { productColour } from '#domain/contrast.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'
import { ColourInput } from './colour-input.tsx'

type Props = { version: number; form: FormState; submission: string; both?: Child }

/** The council's name, and whose colour its pages wear. */
export const AppearanceForm = ({ version, form, submission, both }: Props) => (
  <FormPage
    title="Appearance"
    lede="The name and colour at the head of every page, and of the page on which people sign in."
    back={{ href: paths.settings, text: 'Settings' }}
    action={paths.settingsPart('appearance')}
    form={form}
    submission={submission}
    version={version}
    button="Continue"
    before={both}
  >
    <input type="hidden" name="began" value={form.typed.began} />
    <TextInput
      name="council"
      label="Name of the council"
      labelSize="s"
      hint="Figures that were published of it stay with it under its new name."
      value={form.typed.council}
      error={form.mistakes.council}
    />
    <Radios
      legend="Colour"
      legendSize="s"
      name="whose"
      value={form.typed.whose}
      error={form.mistakes.whose}
      choices={[
        { value: 'product', text: `Redress’s own, ${productColour}` },
        {
          value: 'council',
          text: 'The council’s',
          reveals: (
            <>
              <TextInput
                name="colour"
                label="As it is written"
                hint="A hash and six figures, such as #12436d. White text on it has to be readable, and so do links in it."
                width={10}
                value={form.typed.colour}
                error={form.mistakes.colour}
              />
              <ColourInput
                name="picked"
                label="Or pick it"
                value={form.typed.picked}
                error={form.mistakes.picked}
              />
            </>
          ),
        },
      ]}
    />
  </FormPage>
)
