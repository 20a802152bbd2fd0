import 'server-only'
import { createTransport } from 'nodemailer'
import { Email } from '@/lib/domain/member'
import { oneLine } from '@/lib/domain/notification/message'
import type { MailSettings } from '@/lib/env'

export type Mail = {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** The same for every attempt, so that a mail server or program can tell a repetition. */
  id: string
  /** Where the reader can stop these mails. */
  stopHref: string
}

/** What came of one attempt. `final`: another attempt would be answered the same way. */
export type Sent = { ok: true; code: number | null } | { ok: false; code: number | null; error: string; final: boolean }

export type MailLimits = {
  /** For each step: connecting, the greeting, any silence. */
  stepMs: number
  /** For the mail as a whole. */
  wholeMs: number
}

export const limits: MailLimits = { stepMs: 20_000, wholeMs: 60_000 }

type Server = Extract<MailSettings, { url: URL }>

const isLoopback = (host: string): boolean => /^(?:127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/.test(host)

function transportOf({ url }: Server, { stepMs }: MailLimits) {
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: !secure && user !== '' && !isLoopback(url.hostname),
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

type SmtpError = { code?: string; responseCode?: number; response?: string; message?: string }

const reasons: Record<string, string> = {
  EAUTH: 'The mail server refused the user or the password. Check SMTP_URL.',
  ETLS: 'The connection to the mail server could not be encrypted. Check whether SMTP_URL should begin with smtps.',
  EDNS: 'The mail server was not found. Check the host in SMTP_URL.',
  ENOTFOUND: 'The mail server was not found. Check the host in SMTP_URL.',
  ECONNREFUSED: 'Nothing takes mail at the host and port of SMTP_URL.',
  EENVELOPE: 'The mail server refused the sender or the recipient.',
  EMESSAGE: 'The mail server refused the message.',
}

function refusal(error: SmtpError, { stepMs }: MailLimits): Sent {
  const { code = '', responseCode = null, response = '', message = '' } = error
  const said = response ? ` It said: ${oneLine(response).slice(0, 200)}` : ''
  const final = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== null && responseCode >= 500
  if (code === 'ETIMEDOUT' || /timeout/i.test(message))
    return { ok: false, code: responseCode, error: `The mail server did not answer within ${stepMs / 1000} seconds.`, final: false }
  const cause = Object.keys(reasons).find((name) => name !== code && message.includes(name))
  const why = reasons[cause ?? code] ?? reasons[code] ?? 'The connection to the mail server broke before it took the message.'
  return { ok: false, code: responseCode, error: why + said, final }
}

const tooLong = (ms: number): Promise<Sent> =>
  new Promise((resolve) => {
    const sent: Sent = {
      ok: false,
      code: null,
      error: `The mail server did not take the message within ${ms / 1000} seconds.`,
      final: false,
    }
    setTimeout(resolve, ms, sent).unref()
  })

const codeOf = (response: string): number | null => Number(/^\d{3}/.exec(response)?.[0]) || null

/**
 * Hands one mail to the mail server. Never throws: what went wrong comes back as a sentence. Addresses that mail libraries may read differently
 * (non-ASCII, quoted) are refused before any connection.
 */
export async function sendMail(server: Server, mail: Mail, within: MailLimits = limits): Promise<Sent> {
  const address = Email.safeParse(mail.to.address)
  if (!address.success) {
    const error = `The address of ${oneLine(mail.to.name)} is not a plain e-mail address. They can change it under Your account.`
    return { ok: false, code: null, error, final: true }
  }
  const domain = server.from.address.split('@').at(-1) ?? 'localhost'
  const handOver = async (): Promise<Sent> => {
    const info = await transportOf(server, within).sendMail({
      from: server.from,
      to: { name: oneLine(mail.to.name), address: address.data },
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${mail.stopHref}>` },
    })
    return { ok: true, code: codeOf(info.response) }
  }
  return Promise.race([handOver().catch((error: SmtpError) => refusal(error, within)), tooLong(within.wholeMs)])
}
