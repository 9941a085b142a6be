import { type Block, sentencesOf } from './agreed-text.ts'
import { type Deadline, readDeadline } from './deadline-words.ts'

/** An action as it was found in a text, before anything is made of its words. */
export type FoundAction = { text: string; deadline: Deadline | null; doubts: string[] }

/** A list under its lead-in. What stands under 'Mr X complains:' was not agreed. */
type List = { agreed: boolean; deadline: Deadline | null; opener: string | null }
/** The items of a list that belongs to one action: 'The apology should:'. */
type Details = { marker: string | null; indent: number }

type Reading = {
  found: FoundAction[]
  leftOver: string[]
  list: List | null
  details: Details | null
  /** The first action that the last lead-in or paragraph gave. */
  from: number
}

/** Finds the actions among the blocks of a text; all else is left over, as it was pasted. */
export function readAgreement(blocks: readonly Block[]): Pick<Reading, 'found' | 'leftOver'> {
  const reading: Reading = { found: [], leftOver: [], list: null, details: null, from: 0 }
  for (const [place, block] of blocks.entries()) {
    if (isItem(reading, block)) readItem(reading, block)
    else readParagraph(reading, block, blocks[place + 1])
  }
  return reading
}

const council =
  "(?:the )?(?:council|authority|organisation|trust|care provider|borough|it|they)(?:['’]s [a-z ]{3,30}?)?"
const agreement = new RegExp(
  `(?:\\b${council}(?: has| have)?(?: also| now| further)*,? (?:agreed,? (?:that it (?:will|would|should)|to)|agreed(?= *:)|agrees to|agreed(?= (?:the|these) following)|accepts it should|will|should|must|shall|is to|needs? to|has to)(?: also)?|\\bfor the council to|\\brecommend(?:ed|s)?(?: that)? the council(?: should| to)?)(?! (?:have|not have|already|always)\\b)(?=[\\s:,]|$)`,
  'i',
)
const byTheCouncil = /\b(?:council|authority|organisation|trust|care provider|borough)\b/i
const heading =
  /^(?:[\d.]+ )?(?:agreed actions?|recommend(?:ed actions?|ations?)|remed(?:y|ies)|actions?):?$/i
const filler =
  /^[\s,:]*(?:to )?(?:(?:take|carry out|do|complete|implement|undertake|make)\b)?(?: ?the\b| ?these\b)?(?: ?following\b)?(?: (?:agreed )?(?:actions?|steps?|things?|points?|recommendations?|remed(?:y|ies)|improvements?|payments?))?(?: to remedy (?:the|this) injustice)?[\s,:.]*$/i
const following =
  /^(?:to )?(?:take|make|do|carry out|complete|implement|undertake) (?:the|these) following\b/i
const verb =
  /^(?:to )?(?:also )?(?:apologi[sz]e|pay|refund|reimburse|repay|waive|write|send|remind|review|provide|issue|arrange|amend|update|correct|explain|confirm|tell|inform|carry out|complete|reassess|reconsider|consider|develop|produce|ensure|make|share|publish|train|deliver|offer|contact|meet|evidence|report|monitor|audit|draw up|put|set|take|identify|add|place|record|backdate|cancel|credit|start|begin|invite|hold|convene|circulate|brief|introduce|revise|check|establish|discuss|prepare|create|implement|secure|repair|inspect)\b/i

/** Words that stand under agreed actions and ask for none: proof is owed for every action anyway. */
const asksForNothing =
  /\baccepted (?:these|our|the|my|all)(?: \w+)? recommendations?\b|\bevidence (?:that )?it has (?:complied|carried out|done)\b|\bpublish guidance on remedies\b.*\bsets out\b$/i
/** Local Government Act 1974 s31(2): a public report has clocks of its own, which start on receipt. */
const statutory = /\bsection 31\b/i
const doThis =
  /\b(?:do|complete|completed|carry out|carried out|take|implement)\b.{0,20}\b(?:this|so|these|that|those|the above|all of this)\b|\b(?:these|the above|all) (?:actions?|steps|recommendations) (?:should|must|will)\b/i
const tellsMore =
  /^(?:this|these|the|that)(?: \w+)? (?:money|payments?|sums?|amount|apology|letter|review|reminder|plan|training|report|briefing|action plan|apologies) (?:should|must|will|can|is)\b|^(?:we publish guidance|the organisation should consider this guidance)/i

function isItem({ list, details }: Reading, { text, marker }: Block): boolean {
  if (marker === '-') return true
  if (marker !== null && list !== null) return marker !== list.opener
  if (marker !== null) return !(agreement.test(text) && byTheCouncil.test(text))
  if (list === null && details === null) return false
  return /^[a-z]/.test(text) || /;(?: and| or)?$/.test(text) || (list?.agreed === true && verb.test(text))
}

function readItem(reading: Reading, block: Block): void {
  const { text, asPasted } = block
  const last = reading.found.at(-1)
  if (reading.details && last && belongsTo(reading.details, block)) {
    last.text += `\n- ${text}`
    return
  }
  reading.details = null
  const said = bare(text)
  if (reading.list ? !reading.list.agreed : !agreement.test(said.text) && !verb.test(said.text)) {
    reading.leftOver.push(asPasted)
    return
  }
  const [first = '', ...more] = sentencesOf(said.text)
  const { action } = agreedIn(first)
  reading.leftOver.push(...more.filter((sentence) => asksForNothing.test(sentence)))
  const whole = [action ?? first, ...more.filter((sentence) => !asksForNothing.test(sentence))].join(' ')
  if (asksForNothing.test(first)) {
    reading.leftOver.push(asPasted)
    return
  }
  add(reading, whole, said.deadline ?? reading.list?.deadline ?? null)
  if (text.endsWith(':')) reading.details = block
}

function belongsTo(details: Details, { marker, indent, text }: Block): boolean {
  if (details.marker === null) return true
  return marker !== details.marker || indent > details.indent || !verb.test(text)
}

function readParagraph(reading: Reading, block: Block, next: Block | undefined): void {
  Object.assign(reading, { list: null, details: null })
  if (heading.test(block.text)) {
    openList(reading, { agreed: true, deadline: null, opener: block.marker })
    return
  }
  if (statutory.test(block.text)) {
    reading.leftOver.push(block.asPasted)
    return
  }
  const sentences = sentencesOf(block.text)
  const leads = block.text.endsWith(':') || next?.marker === '-'
  const before = reading.found.length
  for (const [place, sentence] of sentences.entries()) {
    const isLast = place === sentences.length - 1
    readSentence(reading, sentence, { before, opener: block.marker, leads: leads && isLast })
  }
  if (reading.found.length > before) {
    lendDeadline(reading.found.slice(before))
    reading.from = before
  }
}

type Place = { before: number; opener: string | null; leads: boolean }

function readSentence(reading: Reading, sentence: string, { before, opener, leads }: Place): void {
  const { found, leftOver } = reading
  const colon = sentence.endsWith(':')
  const said = isInlineList(sentence) ? { text: sentence, deadline: null } : bare(sentence)
  const { action } = agreedIn(said.text)
  const here = found.length > before
  const mayAct = byTheCouncil.test(said.text) || here || leads
  if (asksForNothing.test(sentence)) leftOver.push(sentence)
  else if (said.deadline && doThis.test(said.text) && (here || (reading.from < found.length && !leads))) {
    for (const earlier of found.slice(here ? before : reading.from)) earlier.deadline ??= said.deadline
  } else if (action !== null && mayAct && (filler.test(action) || following.test(action))) {
    if (leads) openList(reading, { agreed: true, deadline: said.deadline, opener })
    else leftOver.push(sentence)
  } else if (
    leads &&
    colon &&
    found.length > 0 &&
    (here || /^the (?:apology|letter|review)/i.test(sentence))
  ) {
    const tells = tellsMore.test(sentence) || action === null || !verb.test(action)
    if (tells) found.at(-1)!.text += ` ${sentence}`
    else addAll(reading, action, said.deadline)
    reading.details = { marker: null, indent: 0 }
  } else if (tellsMore.test(sentence) && here) found.at(-1)!.text += ` ${sentence}`
  else if (action !== null && mayAct) {
    addAll(reading, action, said.deadline)
    if (leads && colon) reading.details = { marker: null, indent: 0 }
  } else if (leads && said.deadline && said.text.length < 40)
    openList(reading, { agreed: true, deadline: said.deadline, opener })
  else {
    if (leads && colon) openList(reading, { agreed: false, deadline: null, opener })
    leftOver.push(sentence)
  }
}

function openList(reading: Reading, list: List): void {
  reading.list = list
  reading.from = reading.found.length
}

/** 'The Council has agreed to: apologise; pay £250 within four weeks; …': each part has a deadline of its own. */
function isInlineList(sentence: string): boolean {
  const match = agreement.exec(sentence)
  return (
    match !== null &&
    /; \w/.test(sentence.slice(match.index)) &&
    !/\bwithin\b/i.test(sentence.slice(0, match.index + match[0].length))
  )
}

/** A sentence without its deadline, which is kept apart. */
function bare(sentence: string): { text: string; deadline: Deadline | null } {
  const deadline = readDeadline(sentence)
  if (!deadline) return { text: sentence, deadline }
  const without = sentence.slice(0, deadline.at) + sentence.slice(deadline.at + deadline.words.length)
  const text = without
    .replace(/ ?,(?: ?,)+/g, ',')
    .replace(/^[\s,]+/, '')
    .replace(/\s+([.,;:])/g, '$1')
    .replace(/\b(agreed), to\b/i, '$1 to')
    .replace(/\s{2,}/g, ' ')
  return { text, deadline }
}

/** What the council agreed to in a sentence: the words after 'the Council has agreed to'. */
function agreedIn(sentence: string): { action: string | null } {
  const match = agreement.exec(sentence)
  if (!match) return { action: null }
  return {
    action: sentence
      .slice(match.index + match[0].length)
      .replace(/^[\s:,]+/, '')
      .replace(/^(?:also|to) /i, ''),
  }
}

/** 'apologise to Mrs X; pay her £250; and review its procedure' are three actions. */
function addAll(reading: Reading, text: string, deadline: Deadline | null): void {
  const parts: string[] = []
  for (const part of text.split(/; (?:and )?/)) {
    if (parts.length === 0 || verb.test(part)) parts.push(part)
    else parts[parts.length - 1] += `; ${part}`
  }
  for (const part of parts) {
    const said = parts.length > 1 ? bare(part) : { text: part, deadline: null }
    add(reading, said.text, said.deadline ?? deadline)
  }
}

const another = /(?:,(?: and)?| and) (?=(?:also )?(?:to )?(?:pay|apologi[sz]e|remind|refund|reimburse)\b)/i

function add({ found }: Reading, text: string, deadline: Deadline | null): void {
  const parts =
    verb.test(text) && !/^(?:to )?(?:write|make|send)\b/i.test(text) ? text.split(another) : [text]
  for (const part of parts) found.push({ text: part.replace(/^(?:also )?to /i, ''), deadline, doubts: [] })
}

/** Where only a later sentence of the paragraph says by when, the earlier ones may share it: a person decides. */
function lendDeadline(actions: readonly FoundAction[]): void {
  const lent = actions.findLast(({ deadline }) => deadline !== null)?.deadline
  if (!lent) return
  for (const action of actions) {
    if (action.deadline) continue
    action.deadline = lent
    action.doubts.push('The deadline stands in another sentence of the paragraph.')
  }
}
