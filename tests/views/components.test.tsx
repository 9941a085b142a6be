import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { BackLink } from '#views/components/back-link.tsx'
import { Breadcrumbs } from '#views/components/breadcrumbs.tsx'
import { Button, ButtonLink } from '#views/components/button.tsx'
import { CharacterCount } from '#views/components/character-count.tsx'
import { Checkboxes } from '#views/components/checkboxes.tsx'
import { DateInput } from '#views/components/date-input.tsx'
import { Details } from '#views/components/details.tsx'
import { ErrorMessage } from '#views/components/error-message.tsx'
import { ErrorSummary } from '#views/components/error-summary.tsx'
import { Fieldset } from '#views/components/fieldset.tsx'
import { FileUpload } from '#views/components/file-upload.tsx'
import { InsetText } from '#views/components/inset-text.tsx'
import { NotificationBanner } from '#views/components/notification-banner.tsx'
import { Pagination } from '#views/components/pagination.tsx'
import { Panel } from '#views/components/panel.tsx'
import { Radios } from '#views/components/radios.tsx'
import { Select } from '#views/components/select.tsx'
import { ServiceNavigation } from '#views/components/service-navigation.tsx'
import { SummaryList } from '#views/components/summary-list.tsx'
import { Table } from '#views/components/table.tsx'
import { Tag } from '#views/components/tag.tsx'
import { TextInput } from '#views/components/text-input.tsx'
import { Textarea } from '#views/components/textarea.tsx'
import { WarningText } from '#views/components/warning-text.tsx'
import { pieces, published } from './markup.ts'

const nationalInsurance = {
  label: 'National insurance number',
  hint: 'It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.',
}
const changedName = {
  legend: 'Have you changed your name?',
  hint: 'This includes changing your last name or spelling your name differently.',
}
const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
const signIn = [
  { value: 'government-gateway', text: 'Use Government Gateway' },
  { value: 'govuk-verify', text: 'Use GOV.UK Verify' },
  { divider: 'or' },
  { value: 'create-account', text: 'Create an account' },
]
const birth = { legend: 'What is your date of birth?', hint: 'For example, 31 3 1980' }
const contact = (id: string, label: string) => (
  <>
    <label class="govuk-label" for={id}>
      {label}
    </label>
    <input class="govuk-input govuk-!-width-one-third" name={id} type="text" id={id} />
  </>
)
const waysWith = (emailLabel: string) => [
  { value: 'email', text: 'Email', reveals: contact('context-email', emailLabel) },
  { value: 'phone', text: 'Phone', reveals: contact('contact-phone', 'Phone number') },
  { value: 'text', text: 'Text message', reveals: contact('contact-text-message', 'Mobile phone number') },
]
const rates = {
  columns: [
    { heading: 'Month you apply' },
    { heading: 'Rate for bicycles', numeric: true },
    { heading: 'Rate for vehicles', numeric: true },
  ],
  rows: [
    { cells: ['January', '£85', '£95'] },
    { cells: ['February', '£75', '£55'] },
    { cells: ['March', '£165', '£125'] },
  ],
}
const name = { term: 'Name', value: 'Firstname Lastname' }
const bornOn = { term: 'Date of birth', value: '13/08/1980' }
const upload = {
  hint: 'Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto.',
  error: 'Error message goes here',
}
const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Passports, travel and living abroad', href: '/browse/abroad' },
]

describe('a page has the markup that GOV.UK Frontend publishes', () => {
  test.each<[string, string, Child]>([
    ['back-link', 'default', <BackLink href="#" />],
    ['back-link', 'with custom text and link', <BackLink href="/home">Back to home</BackLink>],
    [
      'breadcrumbs',
      'with last breadcrumb as current page',
      <Breadcrumbs crumbs={[...crumbs, { text: 'Travel abroad' }]} />,
    ],
    ['button', 'default', <Button>Save and continue</Button>],
    ['button', 'disabled', <Button disabled>Disabled button</Button>],
    ['button', 'link', <ButtonLink href="/">Link button</ButtonLink>],
    [
      'button',
      'secondary',
      <Button look="secondary" name="secondary">
        Secondary button
      </Button>,
    ],
    [
      'button',
      'warning',
      <Button look="warning" name="Warning">
        Warning button
      </Button>,
    ],
    ['button', 'prevent double click', <Button preventDoubleClick>Submit</Button>],
    [
      'character-count',
      'with hint and error',
      <CharacterCount
        name="with-error"
        label="Can you provide more detail?"
        maxlength={10}
        error="Please provide more detail"
        hint="Don't include personal or financial information, eg your National Insurance number or credit card details."
      />,
    ],
    [
      'character-count',
      'with default value',
      <CharacterCount
        id="with-default-value"
        name="default-value"
        label="Full address"
        maxlength={100}
        value={'221B Baker Street\nLondon\nNW1 6XE\n'}
      />,
    ],
    [
      'character-count',
      'with custom rows',
      <CharacterCount id="custom-rows" name="custom" label="Full address" maxlength={10} rows={8} />,
    ],
    [
      'checkboxes',
      'with error message and hint',
      <Checkboxes
        name="example"
        legend="What is your nationality?"
        hint="If you have dual nationality, select all options that are relevant to you."
        error="Please select an option"
        choices={[
          { value: 'british', text: 'British' },
          { value: 'irish', text: 'Irish' },
        ]}
      />,
    ],
    [
      'checkboxes',
      'with conditional item checked',
      <Checkboxes
        name="how-contacted-checked"
        legend="How do you want to be contacted?"
        choices={waysWith('Email address')}
        values={['email']}
      />,
    ],
    ['date-input', 'default', <DateInput {...birth} id="dob" name="" />],
    [
      'date-input',
      'with values and name prefix',
      <DateInput
        {...birth}
        id="with-values-name-prefix"
        name="dob"
        value={{ day: '31', month: '3', year: '1980' }}
      />,
    ],
    [
      'date-input',
      'with error message and hint',
      <DateInput {...birth} id="dob-errors" name="" error="Error message goes here" />,
    ],
    [
      'date-input',
      'with error on day input',
      <DateInput {...birth} id="dob-day-error" name="" error="Error message goes here" errorIn={['day']} />,
    ],
    [
      'details',
      'expanded',
      <Details summary="Help with nationality" id="help-with-nationality" open>
        We need to know your nationality so we can work out which elections you’re entitled to vote in. If you
        can’t provide your nationality, you’ll have to send copies of identity documents through the post.
      </Details>,
    ],
    ['error-message', 'id', <ErrorMessage id="my-error-message-id">This is an error message</ErrorMessage>],
    [
      'error-summary',
      'with everything',
      <ErrorSummary
        mistakes={[
          { text: 'Invalid username or password' },
          { text: 'Agree to the terms of service to log in', href: '#example-error-1' },
        ]}
      >
        Please fix the errors below.
      </ErrorSummary>,
    ],
    [
      'error-summary',
      'default',
      <ErrorSummary
        mistakes={[
          { text: 'The date your passport was issued must be in the past', href: '#example-error-1' },
          { text: 'Enter a postcode, like AA1 1AA', href: '#example-error-2' },
        ]}
      />,
    ],
    [
      'fieldset',
      'as page heading l',
      <Fieldset legend="What is your address?" legendSize="l" legendIsHeading />,
    ],
    ['fieldset', 'styled as medium text', <Fieldset legend="What is your address?" legendSize="m" />],
    ['file-upload', 'enhanced', <FileUpload name="file-upload-1" label="Upload a file" />],
    [
      'file-upload',
      'enhanced, multiple files',
      <FileUpload name="file-upload-3" label="Upload files" multiple />,
    ],
    [
      'file-upload',
      'enhanced, with error message and hint',
      <FileUpload name="file-upload-3" label="Upload a file" {...upload} />,
    ],
    [
      'input',
      'with hint text',
      <TextInput {...nationalInsurance} id="input-with-hint-text" name="test-name-2" />,
    ],
    [
      'input',
      'with width-10 class',
      <TextInput {...nationalInsurance} id="input-width-10" name="test-width-10" width={10} />,
    ],
    [
      'input',
      'with error and hint',
      <TextInput
        {...nationalInsurance}
        name="with-error-hint"
        error="Enter a National Insurance number in the correct format"
      />,
    ],
    [
      'input',
      'with label as page heading',
      <TextInput
        label="National Insurance number"
        labelSize="l"
        labelIsHeading
        id="input-with-page-heading"
        name="test-name"
      />,
    ],
    [
      'input',
      'with prefix and suffix and error',
      <TextInput
        label="Cost per item, in pounds"
        id="input-with-prefix-suffix"
        name="cost"
        prefix="£"
        suffix="per item"
        error="Error message goes here"
      />,
    ],
    ['input', 'value', <TextInput label="With value" name="with-value" value="QQ 12 34 56 C" />],
    ['input', 'zero value', <TextInput label="With zero value" name="with-zero-value" value={0} />],
    [
      'input',
      'with autocomplete attribute',
      <TextInput
        label="Postcode"
        id="input-with-autocomplete-attribute"
        name="postcode"
        autocomplete="postal-code"
      />,
    ],
    [
      'inset-text',
      'id',
      <InsetText id="my-inset-text">
        It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the
        application.
      </InsetText>,
    ],
    [
      'notification-banner',
      'default',
      <NotificationBanner heading="This publication was withdrawn on 7 March 2014." />,
    ],
    [
      'notification-banner',
      'with type as success',
      <NotificationBanner heading="Email sent to example@email.com" success />,
    ],
    [
      'pagination',
      'with prev and next only',
      <Pagination previous={{ href: '/previous' }} next={{ href: '/next' }} />,
    ],
    ['pagination', 'with previous only', <Pagination previous={{ href: '/previous' }} />],
    [
      'panel',
      'default',
      <Panel title="Application complete">
        Your reference number
        <br />
        <strong>HDJ2123F</strong>
      </Panel>,
    ],
    ['radios', 'inline', <Radios {...changedName} name="example" choices={yesOrNo} value="no" inline />],
    [
      'radios',
      'with hints on parent and items',
      <Radios
        {...changedName}
        name="example-multiple-hints"
        choices={yesOrNo.map((choice) => ({ ...choice, hint: `Hint for ${choice.value} option here` }))}
      />,
    ],
    [
      'radios',
      'with a divider',
      <Radios id="example-divider" name="example" legend="How do you want to sign in?" choices={signIn} />,
    ],
    [
      'radios',
      'with conditional item checked',
      <Radios
        name="how-contacted-checked"
        legend="How do you want to be contacted?"
        choices={waysWith('Email')}
        value="email"
      />,
    ],
    [
      'radios',
      'small',
      <Radios
        name="how-contacted-2"
        legend="How do you want to be contacted?"
        small
        choices={waysWith('').map(({ value, text }) => ({ value, text }))}
      />,
    ],
    [
      'select',
      'with hint text and error message',
      <Select
        name="select-2"
        label="Label text goes here"
        hint="Hint text goes here"
        error="Error message goes here"
        options={['1', '2', '3'].map((value) => ({ value, text: `GOV.UK frontend option ${value}` }))}
      />,
    ],
    [
      'select',
      'with selected value',
      <Select
        name="select-1"
        label="Label text goes here"
        value="2"
        options={['1', '2', '3'].map((value) => ({
          value,
          text: `GOV.UK frontend option ${value}`,
          disabled: value === '3',
        }))}
      />,
    ],
    [
      'service-navigation',
      'with navigation with a current item',
      <ServiceNavigation
        items={[1, 2, 3, 4].map((place) => ({
          href: `#/${place}`,
          text: `Navigation item ${place}`,
          current: place === 2 && 'page',
        }))}
      />,
    ],
    [
      'service-navigation',
      'with navigation with an active item',
      <ServiceNavigation
        items={[1, 2, 3, 4].map((place) => ({
          href: `#/${place}`,
          text: `Navigation item ${place}`,
          current: place === 2 && 'section',
        }))}
      />,
    ],
    [
      'summary-list',
      'single action with anchor',
      <SummaryList rows={[{ ...name, actions: [{ href: '#', text: 'First action' }] }]} />,
    ],
    [
      'summary-list',
      'as a summary card with actions',
      <SummaryList
        card={{
          title: 'Undergraduate teaching assistant',
          actions: [
            { href: '#', text: 'Delete job history' },
            { href: '#', text: 'Withdraw job history' },
          ],
        }}
        rows={[name, bornOn]}
      />,
    ],
    [
      'table',
      'with head and caption',
      <Table {...rates} caption="Caption 1: Months and rates" firstCellIsHeader stack={false} />,
    ],
    ['tag', 'default', <Tag>Alpha</Tag>],
    ['tag', 'grey', <Tag colour="grey">Grey</Tag>],
    [
      'textarea',
      'with hint and error message',
      <Textarea name="with-hint-error" label="With hint and error" hint="Hint" error="Error message" />,
    ],
    [
      'warning-text',
      'default',
      <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>,
    ],
  ])('%s, %s', (component, example, ours) => {
    expect(pieces(String(ours))).toEqual(pieces(published(component, example)))
  })
})
