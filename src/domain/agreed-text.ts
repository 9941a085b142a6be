/** A paragraph or one item of a list, as it stands in a decision. */
export type Block = {
  text: string
  /** The shape of what marks an item: '-' of any bullet, '1', 'a' or 'i' of numbered ones; null for a paragraph. */
  marker: string | null
  indent: number
  /** The lines as they were pasted. */
  asPasted: string
}

const bullet = /^([-*•‣◦▪●○·–—\uf0a7\uf0b7]|o(?=[\t ]{2,}|\t))[\t \u00a0]*/
const numbered = /^\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)][\t \u00a0]+/i
const endOfSentence = /[.:;!?]["'’”)]?$/

/** The lines of a pasted text as paragraphs and items: hard-wrapped lines are joined, markers are taken off. */
export function blocksOf(pasted: string): Block[] {
  const blocks: Block[] = []
  let open = false
  for (const line of pasted.replace(/\r\n?/g, '\n').split('\n')) {
    const text = line.replace(/[\t\u00a0 ]+/g, ' ').trim()
    if (text === '') {
      open = false
      continue
    }
    const block = blockOf(line)
    const last = blocks.at(-1)
    if (open && last && block.marker === null && continues(last.text, text)) {
      last.text += ` ${text}`
      last.asPasted += `\n${line.trim()}`
    } else if (block.text !== '') blocks.push(block)
    open = true
  }
  return blocks
}

/** Page breaks and pasted lines end in the middle of a sentence; a new paragraph begins after its end. */
const continues = (before: string, text: string) => !endOfSentence.test(before) || /^[a-z]/.test(text)

function blockOf(line: string): Block {
  const indent = /^[\t\u00a0 ]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0
  const body = line.trim()
  const marked = bullet.exec(body) ?? numbered.exec(body)
  const text = body
    .slice(marked?.[0].length ?? 0)
    .replace(/[\t\u00a0 ]+/g, ' ')
    .trim()
  return { text, marker: marked && shapeOf(marked), indent, asPasted: body }
}

function shapeOf([whole, sign = '']: RegExpExecArray): string {
  if (!/[.)]/.test(whole)) return '-'
  if (/^\d/.test(sign)) return '1'
  return sign.length > 1 || /^[ivx]$/i.test(sign) ? 'i' : 'a'
}

const abbreviated = /(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|para|s|ss|eg|ie)|\b[A-Z]|e\.g|i\.e)\.$/

/** The sentences of a paragraph. 'Mr. X' and 'e.g.' end none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const piece of text.split(/(?<=[.!?]["'’”)]?) +(?=["'‘“(]?[A-Z£])/)) {
    const last = sentences.at(-1)
    if (last !== undefined && abbreviated.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`
    else sentences.push(piece)
  }
  return sentences
}
