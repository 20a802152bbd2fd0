import { serve } from '@/lib/cli/serve'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: npm start

Prepares the database, builds what has changed, starts the server and prints the address to open. Ctrl-C stops it.

  --throwaway   with an empty database of its own, which is deleted at the end (for tests)

  DATA_DIR      folder of the built-in PostgreSQL and of the secret (.data)
  DATABASE_URL  a PostgreSQL 15 or newer to use instead of the built-in one
  PORT, HOST    where to listen (the first free port from 3000, on 127.0.0.1)
  BASE_URL      the public address, if it is another than that
  SMTP_URL      the mail server, as smtps://user:password@host:465 (none: no mail)
  MAIL_FROM     who mail comes from, as Switchboard <switchboard@example.org>
  WORKER        off: jobs run in a process of their own (see the verb worker)`

export const verb: Verb = {
  summary: 'starts the server, with its database',
  usage,
  async run(args) {
    const throwaway = args.length === 1 && args[0] === '--throwaway'
    if (args.length > 0 && !throwaway) throw new Stop(usage, 2)
    return serve({ mode: 'start', throwaway })
  },
}
