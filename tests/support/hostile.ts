import type { Random } from '#demo/random.ts'
import type { FieldOnPage, FormOnPage } from './form-on-page.ts'

/** Marks that a page must never show as they are: the reader's browser would run them. */
export const markup = [
  '<script>alert("hostile")</script>',
  '"><img src=x onerror=alert("hostile")>',
  "'><svg/onload=alert('hostile')>",
  '</textarea><script>alert("hostile")</script>',
  '</title><script>alert("hostile")</script>',
  '<a href="javascript:alert(`hostile`)">hostile</a>',
]

const texts = [
  ...markup,
  '',
  '   ',
  '\0',
  'Before\0after',
  '\u0001\u0002\u0007\u0008\u001b[31mred\u007f\u0085',
  'A line\r\nand another\rand\u2028one more',
  '\u202egnirts sdrawkcab\u202c',
  '\u200b\u200d\ufeff',
  'ﷺ'.repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(100),
  '\ud800',
  'high \udbff and low \udc00',
  '\uffff\ufffe',
  "'; drop table cases; --",
  "' or '1'='1",
  '1; select pg_sleep(10)',
  '$1 $2 %s %n {{7*7}} #{7*7}',
  '\\u0000',
  '{"$ne":null}',
  '../../../../etc/passwd',
  'javascript:alert("hostile")',
  'data:text/html,<script>alert("hostile")</script>',
  'https://user:secret@elsewhere.example/',
  '=HYPERLINK("http://elsewhere.example","Open")',
  'null',
  'undefined',
  'NaN',
  '[object Object]',
  'true',
  'yes',
  '__proto__',
  'constructor',
  'toString',
]

const numbers = [
  '0',
  '-1',
  '-0',
  '+1',
  '1',
  '2',
  '1.5',
  '1e3',
  '1e309',
  '0x10',
  '0b1',
  '007',
  ' 7 ',
  '７',
  '٣',
  '2147483647',
  '2147483648',
  '4294967296',
  '999999999',
  '9007199254740992',
  '9007199254740993',
  '99999999999999999999999999',
  'Infinity',
  '1,2',
  '1 2',
]

const sums = [
  '-250',
  '£-1',
  '0',
  '0.001',
  '1.005',
  '250.5',
  '1,00',
  '12,34,567',
  '£',
  '£££5',
  '1e6',
  '20000000.01',
  '99999999999',
  '250\n',
  '٢٥٠',
  '½',
]

/** Days that are none, as their three fields: year, month, day. */
const days: readonly (readonly [string, string, string])[] = [
  ['2024', '2', '31'],
  ['2023', '2', '29'],
  ['2024', '2', '30'],
  ['2024', '13', '1'],
  ['2024', '0', '1'],
  ['2024', '1', '0'],
  ['2024', '-1', '1'],
  ['20024', '3', '1'],
  ['0', '1', '1'],
  ['0000', '01', '01'],
  ['0001', '1', '1'],
  ['99', '3', '1'],
  ['-2024', '3', '1'],
  ['9999', '12', '31'],
  ['10000', '1', '1'],
  ['1582', '10', '10'],
  ['2024', 'March', '1'],
  ['2024', '3', '1st'],
  ['2024', '3', ''],
  ['', '3', '1'],
  ['2024', '', ''],
  ['2024-03', '3', '1'],
  ['２０２４', '３', '１'],
  ['2024', '1e0', '0x1'],
  ['infinity', '1', '1'],
]

/** What field names can be, beside those of the form. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '__proto__[polluted]',
  'a[b][c]',
  'questions[0][text]',
  'x-year',
  '-year',
  '-day',
  '',
  ' ',
  'resumed',
  'confirmed',
  'version',
  'id',
  'userId',
  'caseId',
  'role',
  'submission',
  'as',
  'add',
  'remove',
  'restricted',
  'n'.repeat(5000),
  '<b>',
  'é',
  '\0',
]
const keys = [
  '',
  'x',
  '0',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'k'.repeat(10_000),
  "'",
  '\0',
  '{',
  '11111111-1111-4111-8111-11111111111',
]

const dayPart = /-(year|month|day)$/
const isSum = (name: string) => /pence|amount/i.test(name)
const isNumber = (name: string) => /id$|^version$|^after$|number|people|count|row|remove/i.test(name)

export type Sent = [name: string, value: string]

/** What fields take that take no plain words. */
const wellKnown: Record<string, string> = {
  pasted: 'Within four weeks of the final decision the Council will apologise to Mrs X and pay her £250.',
  publishedLink: 'https://www.lgo.org.uk/decisions/23-001-283',
  'action-1-words': 'within four weeks of the final decision',
}

/** A form as somebody who knows the work would send it, whatever it asks. */
export function filledIn(random: Random, { fields }: FormOnPage, today: string): Sent[] {
  const [year, month, day] = today.split('-') as [string, string, string]
  const parts: Record<string, string> = { year, month: String(Number(month)), day: String(Number(day)) }
  return fields.flatMap(({ name, kind, values, choices }): Sent[] => {
    if (name === 'submission') return [[name, uuidOf(random)]]
    const part = dayPart.exec(name)?.[1]
    if (part)
      return [[name, values[0] || (name.startsWith('dueOn') && part === 'year' ? '2031' : parts[part]!)]]
    if (kind === 'file') return []
    if (kind === 'hidden') return values.map((value) => [name, value])
    if (kind === 'radio' || kind === 'select') return [[name, random.pick(choices.filter(Boolean)) ?? '']]
    if (kind === 'checkbox') return choices.filter(() => random.chance(0.6)).map((choice) => [name, choice])
    if (name === 'reference' && !values[0]) return [[name, `23 7${random.whole(10_000, 99_999)}`]]
    const known = wellKnown[name]
    if (known) return [[name, known]]
    return [[name, values[0] || (isSum(name) ? '250' : isNumber(name) ? '1' : 'Some words')]]
  })
}

const hex = (random: Random, length: number) =>
  Array.from({ length }, () => random.whole(0, 15).toString(16)).join('')
const uuidOf = (random: Random) =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`

/** What else is in the register: ids and keys of other things than the form is about. */
export type Strange = { ids: readonly string[]; usedKeys: readonly string[] }

/** The same form with one to three things wrong with it. */
export function spoilt(random: Random, form: FormOnPage, sent: Sent[], strange: Strange): Sent[] {
  let spoilt = sent
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times -= 1) {
    spoilt = random.pick(ways)(random, spoilt, form, strange)
  }
  return spoilt
}

type Way = (random: Random, sent: Sent[], form: FormOnPage, strange: Strange) => Sent[]

const asField = (sent: Sent[], name: string, value: string): Sent[] =>
  sent.some(([other]) => other === name)
    ? sent.map(([other, old]) => [other, other === name ? value : old])
    : [...sent, [name, value]]

const someField = (random: Random, { fields }: FormOnPage): FieldOnPage | undefined =>
  fields.length > 0 ? random.pick(fields) : undefined

const hostileFor = (random: Random, name: string): string =>
  random.chance(0.5)
    ? isSum(name)
      ? random.pick(sums)
      : isNumber(name) || dayPart.test(name)
        ? random.pick(numbers)
        : random.pick(texts)
    : random.pick([...texts, ...numbers, ...sums])

const badValue: Way = (random, sent, form) => {
  const field = someField(random, form)
  return field ? asField(sent, field.name, hostileFor(random, field.name)) : sent
}

const badDay: Way = (random, sent, form) => {
  const years = form.fields.filter(({ name }) => name.endsWith('-year'))
  if (years.length === 0) return badValue(random, sent, form, { ids: [], usedKeys: [] })
  const name = random.pick(years).name.slice(0, -'-year'.length)
  const [year, month, day] = random.pick(days)
  return [`${name}-year`, `${name}-month`, `${name}-day`].reduce(
    (sent, part, place) => asField(sent, part, [year, month, day][place]!),
    sent,
  )
}

const missing: Way = (random, sent, form) => {
  const field = someField(random, form)
  return sent.filter(([name]) => name !== field?.name)
}

const repeated: Way = (random, sent, form) => {
  const field = someField(random, form)
  if (!field) return sent
  const times = random.pick([1, 2, 20, 500])
  return [...sent, ...Array.from({ length: times }, (): Sent => [field.name, hostileFor(random, field.name)])]
}

const huge: Way = (random, sent, form) => {
  const field = someField(random, form)
  const length = random.pick([2001, 5001, 20_001, 20_001, 20_001, 900_000])
  return field
    ? asField(sent, field.name, random.pick(['a', '<', 'word ']).repeat(length).slice(0, length))
    : sent
}

const strangeName: Way = (random, sent) => [...sent, [random.pick(names), random.pick(texts)]]

const otherId: Way = (random, sent, form, { ids }) => {
  const given = form.fields.filter(
    ({ name, kind }) => isNumber(name) || kind === 'hidden' || kind === 'select',
  )
  if (given.length === 0) return badValue(random, sent, form, { ids, usedKeys: [] })
  return asField(sent, random.pick(given).name, random.pick([...ids, ...numbers]))
}

const badKey: Way = (random, sent, _form, { usedKeys }) =>
  asField(sent, 'submission', random.pick([...keys, ...usedKeys]))

const pressed: Way = (random, sent, { buttons }) => {
  if (buttons.length === 0) return sent
  const { name, values } = random.pick(buttons)
  return [...sent, [name, random.chance(0.5) ? values[0]! : random.pick([...numbers, ...texts])]]
}

const ways: readonly Way[] = [
  badValue,
  badValue,
  badValue,
  badDay,
  badDay,
  missing,
  missing,
  repeated,
  huge,
  strangeName,
  otherId,
  otherId,
  badKey,
  pressed,
]

export type Wire = { body: BodyInit; headers: Record<string, string> }

/** The form as bytes: mostly as a browser sends it, now and then as none would. */
export function onTheWire(random: Random, sent: Sent[], { multipart, fields }: FormOnPage): Wire {
  if (random.chance(0.12)) return random.pick(oddities)(random, sent)
  if (!multipart && !random.chance(0.05)) return urlencoded(sent)
  const files = fields.filter(({ kind }) => kind === 'file')
  return multipartOf(
    random,
    sent,
    files.map(({ name }) => name),
  )
}

const urlencoded = (sent: Sent[], type = 'application/x-www-form-urlencoded'): Wire => ({
  body: new URLSearchParams(sent).toString(),
  headers: { 'Content-Type': type },
})

const aPdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const uploads: readonly { name: string; type: string; content: string }[] = [
  { name: 'Letter.pdf', type: 'application/pdf', content: aPdf },
  { name: 'Letter.pdf', type: 'application/pdf', content: aPdf },
  { name: 'Letter.pdf', type: 'application/pdf', content: '' },
  { name: 'Letter.pdf', type: 'application/pdf', content: '<script>alert("hostile")</script>' },
  { name: 'program.exe', type: 'application/pdf', content: 'MZ\x90\0' },
  { name: '<img src=x onerror=alert("hostile")>.pdf', type: 'text/html', content: aPdf },
  { name: '../../../etc/passwd', type: 'application/pdf', content: aPdf },
  { name: `${'n'.repeat(5000)}.pdf`, type: 'application/pdf', content: aPdf },
  { name: '\u202efdp.exe', type: 'x/y', content: aPdf },
  { name: 'page.svg', type: 'image/svg+xml', content: '<svg onload=alert("hostile")/>' },
  { name: 'notes.txt', type: 'text/plain; charset=utf-7', content: '+ADw-script+AD4-\0' },
]

function multipartOf(random: Random, sent: Sent[], files: readonly string[], type = 'text/plain'): Wire {
  const boundary = `----form${hex(random, 16)}`
  const quoted = (name: string) => name.replace(/["\r\n\0]/g, (sign) => encodeURIComponent(sign))
  const parts: Buffer[] = sent.map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n${
        type === 'text/plain' ? '' : `Content-Type: ${type}\r\n`
      }\r\n${value}\r\n`,
    ),
  )
  for (const field of files) {
    for (let count = random.pick([0, 1, 1, 1, 3, 25]); count > 0; count -= 1) {
      const { name, type, content } = random.pick(uploads)
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted(name)}"\r\nContent-Type: ${type}\r\n\r\n`
      parts.push(Buffer.from(`${head}${content}\r\n`))
    }
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return {
    body: new Uint8Array(Buffer.concat(parts)),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  }
}

type Oddity = (random: Random, sent: Sent[]) => Wire

const bytesOf = (wire: Wire) => Buffer.from(wire.body as string | Uint8Array)

const broken = (random: Random, sent: Sent[]): Wire => {
  const whole = multipartOf(random, sent, ['files', 'file'])
  const bytes = bytesOf(whole)
  return { ...whole, body: new Uint8Array(bytes.subarray(0, random.whole(0, bytes.length - 1))) }
}

/** Texts in a charset that no browser uses here, in which half a pair can travel. */
const inUtf16 = (random: Random, sent: Sent[]): Wire => {
  const whole = bytesOf(multipartOf(random, [], []))
  const boundary = whole.toString().trim().slice(2, -2)
  const parts = sent.map(([name, value]) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name.replace(/[^\w.-]/g, '')}"\r\nContent-Type: text/plain; charset=utf-16le\r\n\r\n`,
      ),
      Buffer.from(`${value}${random.chance(0.5) ? '\ud83d' : ''}`, 'utf16le'),
      Buffer.from('\r\n'),
    ]),
  )
  return {
    body: new Uint8Array(Buffer.concat([...parts, whole])),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  }
}

const oddities: readonly Oddity[] = [
  (_, sent) => ({
    body: JSON.stringify(Object.fromEntries(sent)),
    headers: { 'Content-Type': 'application/json' },
  }),
  (_, sent) => urlencoded(sent, 'text/plain'),
  (_, sent) => urlencoded(sent, 'application/x-www-form-urlencoded; charset=utf-16'),
  (_, sent) => urlencoded(sent, 'multipart/form-data'),
  (_, sent) => urlencoded(sent, 'multipart/form-data; boundary='),
  (_, sent) => urlencoded(sent, 'multipart/form-data; boundary=never'),
  (random, sent) => ({
    ...multipartOf(random, sent, []),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  }),
  broken,
  broken,
  broken,
  inUtf16,
  inUtf16,
  (random, sent) => multipartOf(random, sent, ['files', 'nobody', '__proto__']),
  (random, sent) => multipartOf(random, sent, [], 'text/html; charset=latin1'),
  (_, sent) => {
    const body = sent.map(([name, value]) => `${name}=${value}\xe9%E9%ZZ%`).join('&')
    return {
      body: new Uint8Array(Buffer.from(body, 'latin1')),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }
  },
  (_, sent) => ({
    ...urlencoded(sent),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' },
  }),
  () => ({ body: 'a='.repeat(600_000), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
  () => ({ body: '&=&=&&&=', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
  (_, sent) => urlencoded(sent, 'x'),
]

/** What stands in an address where a number, a reference or a key is expected. */
export const hostilePlaces: readonly string[] = [
  'abc',
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '999999999999999999999',
  '%00',
  '1%00',
  '%FF',
  '%E0%A4%A',
  '%',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..',
  '%2F%2Felsewhere.example',
  '%E2%80%AE',
  '%EF%BC%91',
  "'%20or%20'1'='1",
  '%27%3B%20drop%20table%20cases%3B--',
  '%3Cscript%3Ealert(%22hostile%22)%3C%2Fscript%3E',
  '__proto__',
  'constructor',
  '%F0%9F%98%80',
  'a'.repeat(5000),
  '1'.repeat(400),
  '%0d%0aSet-Cookie:%20hostile=1',
  '9999-00',
  '0000-01',
]

const queryNames = [
  'words',
  'stage',
  'service',
  'directorate',
  'category',
  'decision',
  'received',
  'decided',
  'handler',
  'open',
  'overdue',
  'sort',
  'direction',
  'after',
  'before',
  'show',
  'reference',
  'letter',
  'payment',
  'kind',
  'returnTo',
  'sent',
  'year',
  'version',
  'from',
  'to',
  'action',
  'actions',
  '__proto__',
  'constructor',
  'n'.repeat(2000),
]

export const hostileQuery = (random: Random): string =>
  Array.from({ length: random.whole(1, 6) }, () => {
    const name = random.pick(queryNames)
    return random.chance(0.3)
      ? `${encodeURIComponent(name)}=${random.pick(hostilePlaces)}`
      : new URLSearchParams([[name, random.pick([...texts, ...numbers])]]).toString()
  }).join('&')
