import { plural } from '@/lib/format'
import { type Link, linkWeeks } from './verify-week-chain'
import { expectedCheck } from './verify-week-checks'
import { withCheck, withLinks } from './verify-week-conclude'
import type { Check, Outcome, Verification } from './verify-week-result'

export type WeeksVerified = { outcome: Outcome; headline: string; files: Verification[]; links: Link[] }

/**
 * What several files say together: each by itself, and the chain between them. A hash from elsewhere belongs to the file that has it; when none
 * has it, it speaks against all of them.
 */
export function verifyTogether(found: readonly Verification[], expected?: string): WeeksVerified {
  const links = linkWeeks(found.flatMap(({ week }) => week ?? []))
  const known = expected !== undefined && found.some(({ week }) => week?.sha256 === expected)
  const files = found.map((file) => {
    const meant = !known || file.week?.sha256 === expected
    const asked = withCheck(file, 'expected', meant ? expectedCheck(file, expected) : ofAnother)
    const own = file.week?.sha256
    return withLinks(
      asked,
      links.filter(({ earlierSha256, laterSha256 }) => earlierSha256 === own || laterSha256 === own),
    )
  })
  const outcome = worst(files.map((file) => file.outcome))
  const [only] = files
  return { outcome, headline: files.length === 1 && only ? only.headline : together(files, links), files, links }
}

const ofAnother: Check = { result: 'unknown', text: 'The hash that you gave is that of another of these files.', details: [] }

const order: Outcome[] = ['altered', 'unreadable', 'unproven', 'inside', 'intact']
const worst = (outcomes: Outcome[]): Outcome => order.find((outcome) => outcomes.includes(outcome)) ?? 'unreadable'

function together(files: readonly Verification[], links: readonly Link[]): string {
  const count = (outcome: Outcome) => files.filter((file) => file.outcome === outcome).length
  const linked = links.filter(({ result }) => result === 'holds').length
  const open = links.filter(({ result }) => result === 'unknown').length
  const printed = count('inside')
  if (count('intact') + printed === files.length) {
    const chain = open === 0 ? ', and each names the one before it' : `; ${linked} of ${links.length} links between them can be shown`
    return printed === 0
      ? `All ${files.length} weeks are intact${chain}`
      : `The data of all ${files.length} weeks is intact${chain}; the printed pages of ${plural(printed, 'PDF')} were not compared`
  }
  const said: [number, string][] = [
    [count('altered'), 'altered or out of the chain'],
    [count('unreadable'), 'not a Switchboard week'],
    [count('unproven'), 'not proven'],
    [printed, 'with intact data inside and printed pages that were not compared'],
    [count('intact'), 'intact'],
  ]
  const parts = said.flatMap(([number, text]) => (number > 0 ? [`${number} ${text}`] : []))
  return `Of ${files.length} files: ${parts.join(', ')}`
}
