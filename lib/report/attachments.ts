import { PDFDocument } from '@cantoo/pdf-lib'
import { attachmentNames } from '@/lib/domain/print/changes-file'

/** What a PDF of a week carries inside, as texts: the content it was set from, and what changed since the week before. */
export type WeekAttachments = { name: string; content: string; changes: string | null }

const weekName = /^switchboard-\d{4}-W\d{2}\.json$/

/** The files inside a PDF of a week; null where there are none. Throws for bytes that are no PDF. */
export async function readAttachments(pdf: Uint8Array): Promise<WeekAttachments | null> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const files = document.getAttachments()
  const week = files.find((file) => weekName.test(file.name))
  if (!week) return null
  const changes = files.find((file) => file.name === attachmentNames('').changes)
  const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { name: week.name, content: text(week.data), changes: changes ? text(changes.data) : null }
}
