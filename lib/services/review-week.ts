import 'server-only'
import type { Context } from '@/lib/context'
import { Week, weekIn } from '@/lib/domain/week'
import { invalid } from '@/lib/errors'

/** A week that exists and has begun where the workspace is, whether it was typed as `2026-W47` or `2026-w47`. Throws `invalid` for any other text. */
export function checkWeek(week: string, ctx: Context): Week {
  const parsed = Week.safeParse(week.toUpperCase())
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'Write the week as 2026-W48.'
    throw invalid(`“${week.slice(0, 20)}” is not a week. ${message}`, { week: message })
  }
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  if (parsed.data > running)
    throw invalid(`${parsed.data} has not begun yet in ${ctx.workspace.timeZone}. The running week is ${running}.`, {
      week: 'This week has not begun.',
    })
  return parsed.data
}
