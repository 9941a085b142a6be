import { Readable } from 'node:stream'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { showReference } from '#domain/case-reference.ts'
import type { KeptFile } from '#domain/evidence.ts'
import type { FileStore } from '#src/files.ts'
import type { CaseHistory } from './history.ts'

/** The files of a history's proofs, safe on the disk: for each proof its versions in order. */
export const keepProofs = (files: FileStore, history: CaseHistory): Promise<KeptFile[][]> =>
  Promise.all(
    (history.evidence ?? []).map(({ name, actions, versions }) =>
      Promise.all(
        versions.map(async ({ on }, index) => {
          const lines = [
            name.replace(/\.pdf$/, ''),
            `Case ${showReference(history.reference)}, action ${actions.join(' and ')}`,
            `Version ${index + 1}, ${on}`,
            'Demonstration document - not a real letter',
          ]
          return files.keep(Readable.from([await pdfOf(lines)]), { name, type: 'application/pdf' })
        }),
      ),
    ),
  )

/** One small page, with nothing in it that would differ at the next loading. */
async function pdfOf(lines: readonly string[]): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = pdf.embedStandardFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  for (const [index, line] of lines.entries()) {
    page.drawText(line, { x: 60, y: 760 - index * 28, size: index === 0 ? 18 : 12, font })
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}
