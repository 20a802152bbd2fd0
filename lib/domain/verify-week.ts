import { type Sha256, sha256Hex } from './seal'
import { type Link, linkBetween, type WeekFacts, weekFacts } from './verify-week-chain'
import { bytesCheck, expectedCheck, partsCheck, replayCheck, signaturesCheck, textAround, withoutSeal } from './verify-week-checks'
import { conclude, withLinks } from './verify-week-conclude'
import { brokenPart, quoted } from './verify-week-name'
import { compareParts, type Part, type PartsFound, strangeFields } from './verify-week-parts'
import { type BrokenWeek, type Fields, isFields, readWeekBytes } from './verify-week-read'
import { replayWeek } from './verify-week-replay'
import type { Check, Verification } from './verify-week-result'
import { sourcesCheck } from './verify-week-sources'

export type VerifyOptions = {
  /** The hash of the week as the reader knows it from elsewhere: 64 hexadecimal digits in lower case. */
  expectedSha256?: string | undefined
  /** The file of the week before or after, as bytes or text. */
  before?: Uint8Array | string | undefined
  after?: Uint8Array | string | undefined
  /** A faster SHA-256 than the built-in one, where the platform has it. */
  hash?: Sha256 | undefined
}

/**
 * Checks a frozen week: its bytes, every part against the seal, the signatures, the engine's verdicts, the hash known from elsewhere and the weeks
 * around it. Takes the bytes of the file, or its text; never throws, whatever they are.
 */
export function verifyWeek(content: Uint8Array | string, options: VerifyOptions = {}): Verification {
  const hash = options.hash ?? sha256Hex
  const bytes = bytesOf(content)
  const read = readWeekBytes(bytes)
  const fileSha256 = hash(bytes)
  if (read.kind === 'none') return notAWeek(fileSha256, read.why)
  if (read.kind === 'broken') return brokenWeek(fileSha256, read)
  const { fields } = read
  const sha256 = read.differsAt === null ? fileSha256 : hash(read.canonicalBytes)
  const week = weekFacts(fields, sha256)
  const found = isFields(fields.seal) ? compareParts(read, hash) : null
  if (isNewer(fields, found))
    return notAWeek(fileSha256, `its format is ${quoted(String(fields.format))}, of a newer program than this one`)
  const altered = found
    ? [...found.parts.filter(({ state }) => state !== 'intact').map(({ name }) => name), ...found.others]
    : strangeFields(fields)
  const verification = conclude({
    ...{ week, fileSha256, altered, parts: found?.parts ?? [], evidence: found?.evidence ?? null, root: found?.root ?? null },
    checks: {
      bytes: bytesCheck(read, bytes),
      parts: found ? partsCheck(found) : withoutSeal(read),
      signatures: signaturesCheck(read, found?.evidence ?? null),
      sources: sourcesCheck(fields),
      replay: replayCheck(replayWeek(fields)),
      expected: expectedCheck({ week, fileSha256 }, options.expectedSha256),
    },
  })
  return withLinks(verification, neighbourLinks(week, options))
}

const formats = ['switchboard.week/1', 'switchboard.week/2']

/** A format that this program does not know, unless the seal shows that it was altered. */
const isNewer = ({ format }: Fields, found: PartsFound | null): boolean =>
  !formats.includes(String(format)) && (found === null || found.parts.some(({ path, state }) => path === 'frame' && state === 'intact'))

const bytesOf = (content: Uint8Array | string): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content)

function neighbourLinks(week: WeekFacts | null, { before, after, hash = sha256Hex }: VerifyOptions): Link[] {
  if (week === null) return []
  const factsIn = (content: Uint8Array | string | undefined): WeekFacts | null => {
    const read = content === undefined ? null : readWeekBytes(bytesOf(content))
    return read?.kind === 'week' ? weekFacts(read.fields, hash(read.canonicalBytes)) : null
  }
  const [earlier, later] = [factsIn(before), factsIn(after)]
  return [...(earlier ? [linkBetween(earlier, week)] : []), ...(later ? [linkBetween(week, later)] : [])]
}

const nothingRead = { week: null, evidence: null, root: null, parts: [], altered: [], checks: {} }

/** The result for a file that cannot be taken for a week; `why` is the second half of a sentence. */
export const notAWeek = (fileSha256: string, why: string): Verification => ({
  ...{ ...nothingRead, outcome: 'unreadable', headline: `Not a Switchboard week: ${why}`, fileSha256 },
})

function brokenWeek(fileSha256: string, { text, place }: BrokenWeek): Verification {
  const part = brokenPart(text, place)
  const where = part ? `, in ${part.name}` : ''
  const headline = place.early
    ? `Altered: the file ends too early${where}. Was it copied whole?`
    : `Altered: the file is not JSON any more from character ${place.at + 1} on${where}`
  const bytes: Check = { result: 'fails', text: `${headline}. Around it stands: ${textAround(text, place.at)}.`, details: [] }
  const parts: Part[] = part ? [{ ...part, state: 'altered' }] : []
  return { ...nothingRead, outcome: 'altered', headline, fileSha256, parts, altered: parts.map(({ name }) => name), checks: { bytes } }
}
