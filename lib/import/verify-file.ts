import type { Sha256 } from '@/lib/domain/seal'
import { notAWeek, verifyWeek } from '@/lib/domain/verify-week'
import { withCheck } from '@/lib/domain/verify-week-conclude'
import type { Verification } from '@/lib/domain/verify-week-result'
import { type Attached, attachedWeek, isPdf } from './attached-week'

/** What a file says by itself; `attached` holds what was taken out of a PDF. */
export type FileVerified = { verification: Verification; attached: Attached | null }

const notCompared =
  'The week inside was checked, and the pages around it were not compared with it. For that, run “npm run -s switchboard -- verify FILE.pdf” where Switchboard is installed.'

/** Checks one file: the JSON of a signed week, or its PDF, whose pages are not looked at. */
export async function verifyFile(bytes: Uint8Array, hash: Sha256): Promise<FileVerified> {
  if (!isPdf(bytes)) return { verification: verifyWeek(bytes, { hash }), attached: null }
  const attached = await attachedWeek(bytes)
  if (attached.kind === 'none') return { verification: notAWeek(hash(bytes), attached.why), attached: null }
  const verification = verifyWeek(attached.week, { hash })
  return { verification: withCheck(verification, 'pages', { result: 'unknown', text: notCompared, details: [] }), attached }
}
