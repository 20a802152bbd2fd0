import type { Sha256 } from '@/lib/domain/seal'
import { notAWeek, verifyWeek } from '@/lib/domain/verify-week'
import { withCheck } from '@/lib/domain/verify-week-conclude'
import type { Verification } from '@/lib/domain/verify-week-result'
import { type Attached, attachedWeek, isPdf } from './attached-week'

/** What a file says by itself; `attached` holds what was taken out of a PDF. */
export type FileVerified = { verification: Verification; attached: Attached | null }

const notCompared =
  'Only the data that the PDF carries inside was checked; its pages could print something else. Before you rely on what is printed, run “npm run -s switchboard -- verify FILE.pdf” where Switchboard is installed: it sets the pages again from the data and compares them. Or have the JSON of the week sent to you.'

/** Checks one file: the JSON of a signed week, or its PDF, whose pages are not looked at. */
export async function verifyFile(bytes: Uint8Array, hash: Sha256): Promise<FileVerified> {
  if (!isPdf(bytes)) return { verification: verifyWeek(bytes, { hash }), attached: null }
  const attached = await attachedWeek(bytes)
  if (attached.kind === 'none') return { verification: notAWeek(hash(bytes), attached.why), attached: null }
  const verification = verifyWeek(attached.week, { hash })
  return { verification: withCheck(verification, 'pages', { result: 'unknown', text: notCompared, details: [] }), attached }
}
