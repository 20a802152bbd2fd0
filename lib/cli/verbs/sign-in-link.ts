import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { dataFolder } from '@/lib/cli/data-folder'
import { withDatabase } from '@/lib/cli/database'
import type { Verb } from '@/lib/cli/verb'
import { Email } from '@/lib/domain/member'
import { freshLink } from '@/lib/services/first-run'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard sign-in-link [EMAIL]

Prints an address that signs one person in, once, within 24 hours: the person with that e-mail, or else the owner of the first workspace.

  DATABASE_URL  the database of the server, unless it is the built-in one
  BASE_URL      the address of the server, unless it is http://127.0.0.1:3000`

/** Where the server is: as told, as its last start wrote down, or where it usually is. */
async function baseUrl(): Promise<string> {
  const asked = process.env.BASE_URL
  if (asked) {
    if (URL.canParse(asked) && /^https?:$/.test(new URL(asked).protocol)) return new URL(asked).origin
    throw new Stop(`BASE_URL is "${asked}": write it as https://switchboard.example.org, without a path.`)
  }
  const kept = await readFile(path.join(dataFolder(), 'first-run-link'), 'utf8').catch(() => '')
  if (URL.canParse(kept)) return new URL(kept).origin
  return `http://127.0.0.1:${process.env.PORT || 3000}`
}

function addressOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const email = Email.safeParse(given)
  if (!email.success) throw new Stop(`"${given}" is no e-mail address: write it as ana@example.org.`, 2)
  return email.data
}

export const verb: Verb = {
  summary: 'prints an address that signs a person in once',
  usage,
  async run(args) {
    if (args.length > 1) throw new Stop(usage, 2)
    const email = addressOf(args[0])
    const base = await baseUrl()
    const link = await withDatabase((databaseUrl) => freshLink({ databaseUrl, baseUrl: base, ...(email ? { email } : {}) }))
    if (link) {
      console.log(link)
      return 0
    }
    throw new Stop(
      email
        ? `Nobody here has the address ${email}: check the spelling, or ask an owner of the workspace for an invite.`
        : 'No workspace has an owner yet: start the server once with npm start, which makes one.',
    )
  },
}
