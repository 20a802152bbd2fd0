import { parseArgs } from 'node:util'
import { withDatabase } from '@/lib/cli/database'
import type { Verb } from '@/lib/cli/verb'
import { checkText } from '@/lib/domain/lifecycle-check'
import { AppError } from '@/lib/errors'
import { checkLifecycle, commandContext, type LifecycleAsk, type LifecycleChecked } from '@/lib/services/lifecycle-check'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard check [--fail-within 60d] [--workspace SLUG] [--offering ID]... [--model ID]... [--json]

Says what of the things that a team uses is ending, for pipelines. It only reads.

  --fail-within N   how far to look ahead, in days or weeks: 60d (default), 8w, 0d for what is overdue already
  --workspace SLUG  which workspace, where the database has several; the slug stands in its address behind /w/
  --offering ID     look at this offering only; may be given several times
  --model ID        look at what answers to this model id only; may be given several times. An id that several
                    providers serve stands for all of them: name the offering to mean one
  --json            prints one JSON document instead of text

Each finding is one line: FAIL or note, kind, day, distance, sentence.

  FAIL  must move       a dependency has to leave what it uses within that time, or is overdue
  FAIL  retirement      something named with --offering or --model retires within that time, or has
  FAIL  contract ends   a contract ends within that time
  note  retirement      a challenger retires within that time, or has
  note  deprecated      something in use is deprecated, and no day of its end is known
  note  unsettled end   an end is named that does not count, because it is disputed or concerns some builds only
  note  floating alias  a model id in use can change without notice

Exit codes: 0 nothing fails; 1 something fails; 2 wrong arguments, an id or a workspace that there is not,
or a database that cannot be reached. What could not be looked at is never a pass.

  DATABASE_URL  the database of the server, unless it is the built-in one`

type Asked = LifecycleAsk & { slug: string | undefined; json: boolean }

export const verb: Verb = {
  summary: 'says what of the things in use is ending, for pipelines',
  usage,
  async run(args) {
    const asked = readArguments(args)
    const { checked, name } = await look(asked)
    const { findings, today, withinDays } = checked
    process.stdout.write(asked.json ? asJson(checked, name) : `${checkText(findings, { workspace: name, today, withinDays })}\n`)
    return findings.some(({ fails }) => fails) ? 1 : 0
  },
}

function readArguments(args: string[]): Asked {
  const { values, positionals } = parsedArguments(args)
  if (positionals.length > 0) throw new Stop(`check takes no "${positionals[0]}".\n\n${usage}`, 2)
  const { offering = [], model = [], workspace, json = false } = values
  const empty = [...offering, ...model].some((id) => id.trim() === '')
  if (empty) throw new Stop('--offering and --model need an id each: an empty one would check nothing.', 2)
  return { withinDays: daysOf(values['fail-within'] ?? '60d'), offerings: offering, models: model, slug: workspace, json }
}

function parsedArguments(args: string[]) {
  const several = { type: 'string', multiple: true } as const
  const text = { type: 'string' } as const
  try {
    const options = { 'fail-within': text, workspace: text, offering: several, model: several, json: { type: 'boolean' } } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n\n${usage}`, 2)
  }
}

const longestDays = 3650

function daysOf(given: string): number {
  const [, count, unit] = /^(\d{1,4})(d|w)$/.exec(given) ?? []
  const days = Number(count) * (unit === 'w' ? 7 : 1)
  if (count === undefined || days > longestDays)
    throw new Stop(`--fail-within is "${given.slice(0, 80)}": write a number of days or weeks, such as 60d or 8w, up to ten years.`, 2)
  return days
}

/** Whatever keeps it from looking is exit code 2, since 1 means that it has looked and found something. */
async function look({ slug, json: _json, ...ask }: Asked): Promise<{ checked: LifecycleChecked; name: string }> {
  try {
    return await withDatabase(async (databaseUrl) => {
      const ctx = await commandContext({ databaseUrl, ...(slug === undefined ? {} : { slug }) })
      return { checked: await checkLifecycle(ctx, ask), name: ctx.workspace.name }
    })
  } catch (error) {
    if (error instanceof Stop || error instanceof AppError) throw new Stop(error.message, 2)
    throw new Stop(
      `The database could not be read (${reasonOf(error)}): apply its migrations with switchboard migrate deploy, and look again.`,
      2,
    )
  }
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return typeof code === 'string' ? code : String(message).split('\n').at(-1) || 'unknown'
}

function asJson({ findings, looked, ...rest }: LifecycleChecked, workspace: string): string {
  const failing = findings.filter(({ fails }) => fails).length
  return `${JSON.stringify({ format: 'switchboard.check/1', workspace, ...rest, looked, failing, findings }, null, 2)}\n`
}
