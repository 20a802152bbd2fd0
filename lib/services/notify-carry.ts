import 'server-only'
import { Webhook } from 'standardwebhooks'
import type { ChannelKind } from '@/lib/domain/notification/channel'
import { mailHtml, mailText, slackPayload, teamsPayload, webhookPayload } from '@/lib/domain/notification/formats'
import type { Told } from '@/lib/domain/notification/message'
import { mailSettings, openedNets } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { safePost } from '@/lib/http/safe-fetch'
import { sendMail } from '@/lib/mail/send-mail'

/** What came of one attempt. `final`: nothing is gained by another; `gone`: the receiver wants no more of them. */
export type Outcome =
  | { ok: true; code: number | null }
  | { ok: false; code: number | null; error: string; final: boolean; gone?: boolean; waitSeconds?: number | null }

export type Parcel = {
  /** Names the message outside; the same for every attempt. */
  id: string
  event: string
  happenedAt: Date
  attemptAt: Date
  workspace: { id: string; name: string; slug: string; demo: boolean }
  channel: { kind: ChannelKind; url: string | null; secret: string | null }
  /** For mail. */
  to: { name: string; address: string | null } | null
  told: Told
}

const unreadable =
  'The stored address or secret cannot be read, because NEXTAUTH_SECRET is another than when it was stored. Enter the address again.'

async function byMail({ id, to, told: { message } }: Parcel): Promise<Outcome> {
  const server = mailSettings()
  if (server.url === null) return { ok: false, code: null, error: `No mail can be sent: ${server.why}`, final: false }
  if (!to?.address) return { ok: false, code: null, error: `${to?.name ?? 'The member'} has no e-mail address.`, final: true }
  const mail = { subject: message.title, text: mailText(message), html: mailHtml(message), id, stopHref: message.stop.href }
  return sendMail(server, { ...mail, to: { name: to.name, address: to.address } })
}

function requestOf({
  id,
  event,
  happenedAt,
  attemptAt,
  workspace,
  channel,
  told,
}: Parcel): { headers: Record<string, string>; body: string } | null {
  const headers = { 'content-type': 'application/json', 'user-agent': 'Switchboard' }
  if (channel.kind === 'slack') return { headers, body: JSON.stringify(slackPayload(told.message)) }
  if (channel.kind === 'teams') return { headers, body: JSON.stringify(teamsPayload(told.message)) }
  if (channel.secret === null) return null
  const body = JSON.stringify(webhookPayload({ event, at: happenedAt, workspace }, told.data))
  const name = `msg_${id}`
  const signature = {
    'webhook-id': name,
    'webhook-timestamp': String(Math.floor(attemptAt.getTime() / 1000)),
    'webhook-signature': new Webhook(channel.secret).sign(name, attemptAt, body),
  }
  return { headers: { ...headers, ...signature }, body }
}

function answered(status: number, waitSeconds: number | null): Outcome {
  if (status >= 200 && status < 300) return { ok: true, code: status }
  const no = { ok: false as const, code: status, final: false, waitSeconds }
  if (status >= 300 && status < 400)
    return { ...no, error: `The address passes on to another (status ${status}), which is not followed. Enter the final address.` }
  if (status === 410) return { ...no, error: 'The receiver wants no more messages (status 410).', final: true, gone: true }
  return { ...no, error: `The address answered with status ${status}.` }
}

async function byPost(parcel: Parcel): Promise<Outcome> {
  const { url } = parcel.channel
  const request = requestOf(parcel)
  if (url === null || request === null) return { ok: false, code: null, error: unreadable, final: true }
  try {
    const { status, retryAfterSeconds } = await safePost(url, request, { opened: openedNets() })
    return answered(status, retryAfterSeconds)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, code: null, error: error.message, final: false }
  }
}

/** Hands one message to where it goes. What went wrong comes back as a sentence; the receiver's answer is never repeated but for its status. */
export const carry = (parcel: Parcel): Promise<Outcome> => (parcel.channel.kind === 'email' ? byMail(parcel) : byPost(parcel))
