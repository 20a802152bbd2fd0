import 'server-only'
import { ChangesFile } from '@/lib/domain/print/changes-file'
import { readAttachments } from './attachments'
import { renderWeek } from './pdf'

/** Whether the pages of a PDF are those that the content inside it makes; if that cannot be told, why. */
export type SetAgain = { pages: 'same' | 'different' } | { pages: 'unknown'; reason: string }

/**
 * Sets a PDF of a week again from what it carries inside, and compares the bytes. Another version of this program may set other pages from the same
 * content, so “different” asks for a second look; the content itself is checked by its own hashes.
 */
export async function setAgain(pdf: Uint8Array): Promise<SetAgain> {
  const files = await readAttachments(pdf).catch(() => null)
  if (!files) return { pages: 'unknown', reason: 'The PDF carries no content of a week.' }
  if (files.changes === null) return { pages: 'unknown', reason: 'The PDF does not say what changed since the week before.' }
  try {
    const again = await renderWeek(files.content, ChangesFile.parse(JSON.parse(files.changes)))
    return { pages: Buffer.compare(again, pdf) === 0 ? 'same' : 'different' }
  } catch {
    return { pages: 'unknown', reason: 'No pages can be set from the content inside the PDF: it is not that of a week.' }
  }
}
