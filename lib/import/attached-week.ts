/** The files that the PDF of a week carries: the frozen week itself, and what its pages say beyond it (null in a PDF without that). */
export type Attached = { kind: 'attached'; week: Uint8Array<ArrayBuffer>; beside: Uint8Array<ArrayBuffer> | null }

/** A PDF that carries no week, and why, as the second half of a sentence. */
export type NotAttached = { kind: 'none'; why: string }

const weekName = /^switchboard-\d{4}-W\d{2}\.json$/
const besideName = 'switchboard-changes.json'

export const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

/** Fetches the PDF reader, which only whoever opens a PDF needs. */
export const loadPdfReader = () => import('@cantoo/pdf-lib')

/** Takes the frozen week out of a PDF, byte for byte as it was attached. */
export async function attachedWeek(pdf: Uint8Array): Promise<Attached | NotAttached> {
  const files = await attachments(pdf)
  if (files === null) return { kind: 'none', why: 'it is a PDF that is damaged and cannot be read' }
  const weeks = files.filter(({ name }) => weekName.test(name))
  const [week] = weeks
  if (week === undefined) return { kind: 'none', why: 'it is a PDF without a week inside, as older ones are' }
  if (weeks.length > 1) return { kind: 'none', why: 'it is a PDF with several weeks inside, and Switchboard puts one into each' }
  const beside = files.find(({ name }) => name === besideName)
  return { kind: 'attached', week: new Uint8Array(week.data), beside: beside ? new Uint8Array(beside.data) : null }
}

async function attachments(pdf: Uint8Array): Promise<{ name: string; data: Uint8Array }[] | null> {
  const { PDFDocument } = await loadPdfReader()
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true })
    return document.getAttachments()
  } catch {
    return null
  }
}
