import { z } from 'zod'
import { Day } from './day'
import type { Fact } from './fact'
import { numberHint, typedValue } from './question-typed'
import { type AnswerForm, longestWords, type VendorQuestion } from './questions'

/** What was answered, apart from words: yes or no, a number in the question's unit, the id of a choice, ids or regions. */
export type AnswerValue = boolean | number | string | string[]

const longestUrl = 2000

const words = z
  .string()
  .overwrite((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
  .max(longestWords, `Use at most ${longestWords.toLocaleString('en-US')} characters, and put the rest into the document.`)
  .nullable()
const documentUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'Write a full address that starts with https://, or leave it empty.' })
  .max(longestUrl, 'This address is longer than 2,000 characters. Give a shorter one.')
  .nullable()
const documentTitle = z.string().trim().max(300, 'Use at most 300 characters.').nullable()

/** What somebody at the vendor gave for one question. All of it may be missing; nothing is taken for an answer that is not there. */
export type GivenAnswer = {
  value: AnswerValue | null
  text: string | null
  documentUrl: string | null
  documentTitle: string | null
  documentOn: Day | null
}
export type AnswerField = keyof GivenAnswer

/** What was typed into a field and could not be read, kept as it stands until somebody corrects it. */
export type UnreadAnswer = Partial<Record<AnswerField, string | string[]>>

export const emptyAnswer: GivenAnswer = { value: null, text: null, documentUrl: null, documentTitle: null, documentOn: null }

const regionList = z
  .array(
    z
      .string()
      .regex(
        /^[a-z]{2}(?:-[a-z0-9-]{1,58})?$/,
        'Write region codes separated by commas, such as eu, us, us-east-1. Anything else goes into the words below.',
      ),
  )
  .max(60, 'Name at most 60 regions.')

/** The schema of a value for one form of answer. */
function valueSchema(form: AnswerForm): z.ZodType<AnswerValue> {
  switch (form.kind) {
    case 'yes_no':
      return z.boolean({ error: 'Answer yes or no.' })
    case 'choice':
      return z.enum(
        form.options.map(({ id }) => id),
        { error: `Choose one of: ${form.options.map(({ label }) => label).join(', ')}.` },
      )
    case 'several': {
      const known = `Choose from: ${form.options.map(({ label }) => label).join(', ')}.`
      return z
        .array(
          z.enum(
            form.options.map(({ id }) => id),
            { error: known },
          ),
          { error: known },
        )
        .max(form.options.length)
        .refine((ids) => !ids.includes('none') || ids.length === 1, 'Choose either “None of these” or what is in force.')
    }
    case 'number':
      return z
        .number({ error: numberHint(form.unit) })
        .min(0, 'This cannot be below zero.')
        .max(form.most, `At most ${form.most.toLocaleString('en-US')} ${form.unit} can be written here.`)
    case 'regions':
      return regionList
    case 'text':
      return z.never({ error: 'Answer this one in words.' })
  }
}

const shapes = { text: words, documentUrl, documentTitle, documentOn: Day.nullable() } as const

const blank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

export type JudgedAnswer = { given: GivenAnswer; problems: Partial<Record<AnswerField, string>> }

/**
 * Takes what somebody gave for a question, field by field: what fits is kept, what does not is left as it was in `before` and named in `problems`.
 * Blank is no answer. Hostile text stays text.
 */
export function judgeAnswer(
  question: VendorQuestion,
  raw: Partial<Record<AnswerField, unknown>>,
  before: GivenAnswer = emptyAnswer,
): JudgedAnswer {
  const given: GivenAnswer = { ...before }
  const problems: JudgedAnswer['problems'] = {}
  const schemas: Record<AnswerField, z.ZodType> = { value: valueSchema(question.answer), ...shapes }
  for (const field of Object.keys(schemas) as AnswerField[]) {
    if (!(field in raw)) continue
    const typed = field === 'value' ? typedValue(question.answer, raw[field]) : raw[field]
    if (blank(typed)) {
      Object.assign(given, { [field]: null })
      continue
    }
    const { data, error } = schemas[field].safeParse(typed)
    if (error) problems[field] = error.issues[0]?.message ?? 'This does not fit.'
    else Object.assign(given, { [field]: data === '' ? null : data })
  }
  return { given, problems }
}

/** True when the question was answered at all, with or without a document. */
export const isSaid = (question: VendorQuestion, { value, text }: Pick<GivenAnswer, 'value' | 'text'>): boolean =>
  question.answer.kind === 'text' ? text !== null : value !== null

/**
 * What keeps an answer from being sent: a document without its title or date, a date that lies ahead, or a document without an answer. Empty for
 * one that can be sent, and for a question that was passed over.
 */
export function sendProblems(question: VendorQuestion, given: GivenAnswer, today: Day): JudgedAnswer['problems'] {
  const { documentUrl: url, documentTitle: title, documentOn: on } = given
  const named = url !== null || title !== null || on !== null
  if (!named) return {}
  return {
    ...(isSaid(question, given)
      ? {}
      : { [question.answer.kind === 'text' ? 'text' : 'value']: 'Answer the question too, or take the document away.' }),
    ...(url === null ? { documentUrl: 'Give the address of the document, or leave its title and date empty.' } : {}),
    ...(title === null ? { documentTitle: 'Say what the document is called.' } : {}),
    ...(on === null ? { documentOn: 'Say of which day the document is.' } : on > today ? { documentOn: 'This day lies ahead.' } : {}),
  }
}

export const answerStandings = [
  { id: 'unanswered', label: 'Unanswered', meaning: 'Nothing was said.' },
  { id: 'said', label: 'No document', meaning: 'Answered without a document, so it does not count yet.' },
  { id: 'shown', label: 'To review', meaning: 'A document was given that nobody has read yet.' },
  { id: 'accepted', label: 'Accepted', meaning: 'Somebody has read the document and found it there.' },
  { id: 'kept', label: 'Noted as vendor’s claim', meaning: 'Noted as what the vendor says. No gate passes by it.' },
  { id: 'declined', label: 'Declined', meaning: 'Somebody has looked and does not accept it.' },
] as const
export type AnswerStanding = (typeof answerStandings)[number]['id']
export type AnswerOutcome = 'accepted' | 'kept' | 'declined'

/** Where an answer stands. An answer without a document counts as unanswered. */
export function answerStanding(question: VendorQuestion, answer: GivenAnswer & { outcome: string | null }): AnswerStanding {
  if (answer.outcome === 'accepted' || answer.outcome === 'kept' || answer.outcome === 'declined') return answer.outcome
  if (!isSaid(question, answer)) return 'unanswered'
  return answer.documentUrl === null ? 'said' : 'shown'
}

export const standingLabel = (id: AnswerStanding): string => answerStandings.find((standing) => standing.id === id)?.label ?? id

/** True for a question that is still open: nothing was accepted, and no document waits to be read. */
export const countsAsOpen = (standing: AnswerStanding): boolean => standing !== 'accepted' && standing !== 'shown'

/** A value as people read it: "yes", "eu, us", "99.9 %", the label of a choice; null where there is none. */
export function valueText({ answer }: VendorQuestion, value: AnswerValue | null): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return `${value.toLocaleString('en-US', { maximumFractionDigits: 4 })} ${'unit' in answer ? answer.unit : ''}`.trim()
  const options = 'options' in answer ? answer.options : []
  const named = (id: string) => options.find((option) => option.id === id)?.label ?? id
  return Array.isArray(value) ? value.map(named).join(', ') : named(value)
}

/** A value as the gate that it feeds takes it: a percentage becomes a share. Null where somebody has to decide it, as for a country. */
export function gateValue(question: VendorQuestion, value: AnswerValue | null): Fact['value'] | null {
  if (value === null || typeof value === 'string') return null
  if (typeof value !== 'number') return value
  return question.answer.kind === 'number' && question.answer.unit === '%' ? Math.round(value * 1e6) / 1e8 : value
}

/** Whether an answer agrees with what was believed: `compare` where both are words and somebody has to read them. */
export type Agreement = 'same' | 'differs' | 'compare'

const plain = (value: AnswerValue): string => JSON.stringify(Array.isArray(value) ? value.map((part) => part.toLowerCase()).sort() : value)

export function agreement(
  question: VendorQuestion,
  belief: { value: AnswerValue | null; text: string },
  given: Pick<GivenAnswer, 'value' | 'text'>,
): Agreement | null {
  if (!isSaid(question, given)) return null
  if (belief.value === null || given.value === null) return belief.text === given.text ? 'same' : 'compare'
  return plain(belief.value) === plain(given.value) ? 'same' : 'differs'
}
