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
