import { contrastInWords, contrastOf, pageBackground } from '#domain/contrast.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList } from '../components/summary-list.tsx'

type Look = { council: string; colour: string }
type Props = { before: Look; after: Look; publishedFigures: boolean; form: FormState; submission: string }

/** How pages will look, before they do. The colours come by a stylesheet of their own: no page has a style inside it. */
export const AppearanceCheck = ({ before, after, publishedFigures, form, submission }: Props) => (
  <CheckPage
    title="Check the appearance"
    back={{ href: paths.settingsPart('appearance'), text: 'Appearance' }}
    action={paths.settingsPart('appearance')}
    form={form}
    submission={submission}
    button="Confirm and save"
  >
    <link rel="stylesheet" href={paths.appearancePreview(after.colour)} />
    <div class="appearance-preview" role="img" aria-label={`${after.council} in ${after.colour}`}>
      <div class="appearance-preview__head">
        <strong>Redress</strong> <span>{after.council}</span>
      </div>
      <div class="appearance-preview__page">
        <span class="appearance-preview__link">A link on the page</span>
        <span class="appearance-preview__soft">What stands out softly</span>
      </div>
    </div>
    <SummaryList
      rows={[
        { term: 'Council', value: changed(before.council, after.council) },
        { term: 'Colour', value: changed(before.colour, after.colour) },
        { term: 'White text on it', value: contrastInWords(contrastOf('#ffffff', after.colour)) },
        { term: 'Links in it', value: contrastInWords(contrastOf(after.colour, pageBackground)) },
      ]}
    />
    {before.council !== after.council && publishedFigures && (
      <p>
        The figures that were published of {before.council} are shown as {after.council}’s from then on.
      </p>
    )}
  </CheckPage>
)

const changed = (before: string, after: string) => (before === after ? after : `${before} → ${after}`)
