/** The body of a mail, as it is written by acts: '# ' begins a heading, '- ' an item of a list, an empty line a paragraph. */
export type MailBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }

/** A body in its parts, in their order. */
export function mailBlocks(body: string): MailBlock[] {
  const blocks: MailBlock[] = []
  let open: MailBlock | null = null
  for (const line of body.split('\n').map((line) => line.trim())) {
    const block = blockOf(line)
    if (block && open && joins(open, block)) continue
    if (block) blocks.push(block)
    open = block
  }
  return blocks
}

function blockOf(line: string): MailBlock | null {
  if (line === '') return null
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) }
  if (line.startsWith('- ')) return { kind: 'list', items: [line.slice(2)] }
  return { kind: 'paragraph', text: line }
}

/** Items of one list and lines of one paragraph stand together. */
function joins(open: MailBlock, block: MailBlock): boolean {
  if (open.kind === 'list' && block.kind === 'list') open.items.push(...block.items)
  else if (open.kind === 'paragraph' && block.kind === 'paragraph') open.text += ` ${block.text}`
  else return false
  return true
}

/** A body for those who read plain text. */
export const plainBody = (body: string): string =>
  mailBlocks(body)
    .map((block) => {
      if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
      return block.kind === 'heading' ? `${block.text}\n${'-'.repeat(block.text.length)}` : block.text
    })
    .join('\n\n')
