import { formatDate, plural } from '@/lib/format'

export type Asked = {
  workspaceName: string
  vendorName: string
  offering: string | null
  recipient: string | null
  senderName: string
  askedOn: string
  expiresOn: string | null
  /** Questions without an answer, or whose answer came without a document. */
  open: readonly string[]
  said: readonly string[]
  submittedOn: string | null
}

const listed = (questions: readonly string[]): string => questions.map((question, index) => `${index + 1}. ${question}`).join('\n')

/**
 * A reminder to copy into a mail: what is still open, what was said without a document, and until when the link works. The link itself is not in
 * it, because only a hash of it is kept.
 */
export function reminderText(asked: Asked): string {
  const about = asked.offering ?? asked.vendorName
  const greeting = `Hello${asked.recipient ? ` ${asked.recipient}` : ''},`
  const opening = asked.submittedOn
    ? `thank you for your answers of ${formatDate(asked.submittedOn)} about ${about}.`
    : `on ${formatDate(asked.askedOn)} we sent you ${plural(asked.open.length + asked.said.length, 'question')} about ${about}.`
  const until = asked.expiresOn
    ? ` The link in our first message works until ${formatDate(asked.expiresOn)}; what you enter is kept as you go.`
    : ''
  const parts = [
    greeting,
    `${opening}${asked.submittedOn ? '' : until}`,
    asked.open.length > 0 ? `These have no answer yet:\n${listed(asked.open)}` : '',
    asked.said.length > 0
      ? `These were answered without a document, so that we cannot count them. A link to the page or the clause is enough:\n${listed(asked.said)}`
      : '',
    `Kind regards\n${asked.senderName}, ${asked.workspaceName}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}
