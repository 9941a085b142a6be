import { Button } from '../components/button.tsx'
import { HiddenFields } from '../components/hidden-fields.tsx'
import { PageHead } from '../components/page-head.tsx'

/** Back to a form whose session ran out, with what was typed. Nothing is sent on by itself. */
export const ResumePage = ({ action, typed }: { action: string; typed: Record<string, string[]> }) => (
  <>
    <PageHead title="You are signed in again" lede="Nothing was saved while you were signed out." />
    <p>The form waits with what you typed. Files have to be chosen again.</p>
    <form method="post" action={action}>
      <HiddenFields fields={typed} />
      <input type="hidden" name="resumed" value="yes" />
      <Button>Back to the form</Button>
    </form>
  </>
)
