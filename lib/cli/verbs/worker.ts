import { dataFolder, sessionSecret } from '@/lib/cli/data-folder'
import { withDatabase } from '@/lib/cli/database'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard worker

Works on the jobs of a server that was started with WORKER=off: sends what is due and announces the digests. Ctrl-C stops it.
It needs the settings of that server:

  DATABASE_URL     its database, unless it is the built-in one
  NEXTAUTH_SECRET  its secret, unless it is kept in the data folder
  BASE_URL         its public address, to which messages link
  SMTP_URL, MAIL_FROM, FETCH_PRIVATE_NETS  as there`

const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

export const verb: Verb = {
  summary: 'works on the jobs of a server apart from it',
  usage,
  async run(args) {
    if (args.length > 0) throw new Stop(usage, 2)
    const address = process.env.BASE_URL || process.env.NEXTAUTH_URL || ''
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      throw new Stop(
        'BASE_URL is not set or no address: set it to the public address of the server, such as https://switchboard.example.org.',
      )
    const stopped = untilStopped()
    return withDatabase(async (databaseUrl) => {
      process.env.DATABASE_URL = databaseUrl
      process.env.NEXTAUTH_URL = new URL(address).origin
      process.env.NEXTAUTH_SECRET ||= await sessionSecret(dataFolder())
      const { startWorker } = await import('@/lib/jobs/worker')
      const worker = startWorker(databaseUrl)
      console.error('Working on jobs. Ctrl-C stops it.')
      await stopped
      await worker.stop()
      return 0
    })
  },
}
