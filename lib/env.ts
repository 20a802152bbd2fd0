import 'server-only'
import { z } from 'zod'
import { type Net, netsOf } from '@/lib/http/public-address'

const Nets = z.string().transform((list, ctx): Net[] => {
  try {
    return netsOf(list)
  } catch {
    ctx.addIssue({ code: 'custom', message: 'Write networks as 10.20.0.0/16, separated by commas.' })
    return z.NEVER
  }
})

const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url(),
  FETCH_PRIVATE_NETS: Nets.default([]),
})

const plainAddress = /^[^\s<>"@,;]+@[^\s<>"@,;]+$/

/** `Name <address>` or an address alone. */
const Sender = z
  .string()
  .regex(/^[\x20-\x7e]+$/, 'Write it in plain letters.')
  .transform((text, ctx): { name: string; address: string } => {
    const [, name = '', address = text] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? []
    if (plainAddress.test(address.trim())) return { name, address: address.trim() }
    ctx.addIssue({ code: 'custom', message: 'Write it as Switchboard <switchboard@example.org>.' })
    return z.NEVER
  })

const Mail = z.object({ SMTP_URL: z.url({ protocol: /^smtps?$/ }), MAIL_FROM: Sender })

/** How mail is sent; or why it is not, as a sentence that says what to set. */
export type MailSettings = { url: URL; from: { name: string; address: string } } | { url: null; why: string }

/** The mail server that an operator named with SMTP_URL and MAIL_FROM. */
export function mailSettings(): MailSettings {
  const { SMTP_URL, MAIL_FROM } = process.env
  const parsed = Mail.safeParse({ SMTP_URL, MAIL_FROM })
  if (parsed.success) return { url: new URL(parsed.data.SMTP_URL), from: parsed.data.MAIL_FROM }
  const unset = Object.entries({ SMTP_URL, MAIL_FROM }).flatMap(([name, value]) => (value ? [] : [name]))
  if (unset.length > 0) return { url: null, why: `${unset.join(' and ')} ${unset.length > 1 ? 'are' : 'is'} not set.` }
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
  return { url: null, why: `${wrong.join(' and ')} ${wrong.length > 1 ? 'are' : 'is'} malformed.` }
}

/** The settings that the start script hands to the server. Throws a sentence that names the variable when one is missing. */
export function env(): z.infer<typeof Env> {
  const parsed = Env.safeParse(process.env)
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
  throw new Error(`${names.join(', ')} missing or malformed. Start the server with \`npm start\`, which sets them.`)
}

/** Networks beside the public internet from which pages may be fetched; none unless an operator names them. */
export function openedNets(): Net[] {
  const parsed = Nets.safeParse(process.env.FETCH_PRIVATE_NETS ?? '')
  if (parsed.success) return parsed.data
  throw new Error(`FETCH_PRIVATE_NETS is malformed. ${parsed.error.issues[0]?.message}`)
}
