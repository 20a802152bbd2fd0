import 'server-only'
import { z } from 'zod'

const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url(),
})

/** The settings that the start script hands to the server. Throws a sentence that names the variable when one is missing. */
export function env(): z.infer<typeof Env> {
  const parsed = Env.safeParse(process.env)
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
  throw new Error(`${names.join(', ')} missing or malformed. Start the server with \`npm start\`, which sets them.`)
}
