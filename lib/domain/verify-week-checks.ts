import { inOneLine, quoted } from './verify-week-name'
import type { Part, PartsFound } from './verify-week-parts'
import { isFields, listOf, textOf, type WeekText } from './verify-week-read'
import type { Replay } from './verify-week-replay'
import type { Check, Verification } from './verify-week-result'

const holds = (text: string): Check => ({ result: 'holds', text, details: [] })
const fails = (text: string, details: string[] = []): Check => ({ result: 'fails', text, details })
const unknown = (text: string, details: string[] = []): Check => ({ result: 'unknown', text, details })

const reach = 24

export const textAround = (text: string, at: number): string => quoted(text.slice(Math.max(0, at - reach), at + reach))

/** Whether the bytes are those of RFC 8785, and where they stop being so. */
export function bytesCheck({ differsAt }: WeekText, bytes: Uint8Array): Check {
  if (differsAt === null) return holds('Every byte stands as a frozen week is written (RFC 8785).')
  const near = quoted(new TextDecoder().decode(bytes.slice(Math.max(0, differsAt - reach), differsAt + reach)))
  return fails(`From byte ${differsAt + 1} on, the file is written otherwise than a frozen week (RFC 8785). Around it stands: ${near}.`)
}

const said: Record<Part['state'], string> = {
  intact: 'is as it was sealed',
  altered: 'is not what was sealed',
  added: 'was added: the seal does not list it',
  missing: 'is missing: the seal lists it',
}

export function partsCheck({ parts, others, root }: PartsFound): Check {
  const wrong = parts.filter(({ state }) => state !== 'intact')
  const details = [
    ...wrong.map(({ name, state }) => `${capital(name)} ${said[state]}.`),
    ...others.map((name) => `${capital(name)} – not as it was frozen.`),
  ]
  if (details.length > 0) return fails(`${parts.length - wrong.length} of ${parts.length} parts are as they were sealed.`, details)
  return holds(`All ${parts.length} parts have the hash that the seal lists, and their Merkle root is ${root}.`)
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

export const withoutSeal = ({ fields }: WeekText): Check =>
  unknown(
    fields.format === 'switchboard.week/1'
      ? 'This week was signed before weeks had a seal. Its parts cannot be told apart; only its hash as a whole shows whether it is intact.'
      : 'The file has no seal. Either the week was not signed yet when the file was made, or the seal was taken out.',
  )

/** Whether everybody who agreed signed the evidence that the file shows. Dissent is kept in a week even where the evidence moved on after it. */
export function signaturesCheck({ fields }: WeekText, evidence: string | null): Check {
  const people = listOf(fields.signOffs)
    .filter(isFields)
    .map(({ name, evidenceSha256, decision }) => ({
      ...{ name: inOneLine(textOf(name) ?? 'somebody'), on: textOf(evidenceSha256), dissents: decision === 'dissent' },
    }))
  if (people.length === 0) return unknown('Nobody has signed this week.')
  if (evidence === null || people.some(({ on }) => on === null))
    return unknown('Not every signature says on which evidence it was given, as in weeks that were signed before weeks had a seal.')
  const here = people.filter(({ on }) => on === evidence).map(({ name }) => name)
  const elsewhere = people.filter(({ on }) => on !== evidence)
  const wrong = elsewhere.filter(({ dissents }) => !dissents)
  const details = elsewhere.map(({ name, on, dissents }) =>
    dissents
      ? `${name} dissented on the evidence ${inOneLine(on ?? '')}, which changed after that; dissent is kept all the same.`
      : `${name} signed the evidence ${inOneLine(on ?? '')}; the file shows ${evidence}.`,
  )
  if (wrong.length > 0)
    return fails(`${wrong.length} of ${people.length} signatures were given on other evidence than the file shows.`, details)
  if (here.length === 0) return unknown('Nobody signed the evidence in this file.', details)
  return { ...holds(`Given on exactly the evidence in this file: ${here.join(', ')}.`), details }
}

export function replayCheck({ engine, verdicts, same, close, differing, unread }: Replay): Check {
  const details = [...differing, ...unread]
  const agree = `${same + close} of ${verdicts} verdicts come out as the file says`
  if (engine.frozen !== engine.running)
    return unknown(
      `The week was decided by the engine ${quoted(engine.frozen ?? 'of no version')} and this program runs ${engine.running}, so no verdict was computed again.`,
    )
  if (differing.length > 0) return fails(`${agree}.`, details)
  if (unread.length > 0) return unknown(`${agree}; the rest could not be computed again.`, details)
  const again = `The engine ${engine.running} decides all ${verdicts} verdicts again from the frozen inputs and policy`
  if (close === 0) return holds(`${again}, and gives the same bytes.`)
  return { ...holds(`${again}: all ${verdicts} are the same, compared to nine digits.`), details: [howCompared] }
}

const howCompared =
  'Numbers count as the same when they differ by at most a billionth of themselves, or by 0.000000001 below 1: browsers compute logarithms and powers differently beyond that. The engine rounds to nine decimals before it holds a number against a bar, so that a status does not hang on it.'

/** Holds the hash of a week against the one that the reader knows. */
export function expectedCheck({ week, fileSha256 }: Pick<Verification, 'week' | 'fileSha256'>, expected: string | undefined): Check {
  const sha256 = week?.sha256 ?? fileSha256
  if (expected === undefined) return unknown('No hash was given to hold the week against.')
  return expected === sha256
    ? holds('The week has the hash that you gave.')
    : fails(`The week has the hash ${sha256}, not the one that you gave.`)
}
