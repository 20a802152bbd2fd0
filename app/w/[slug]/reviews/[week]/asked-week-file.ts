import { invalid } from '@/lib/errors'
import { WeekFileOptions } from '@/lib/services/week-files'

/** The paper and the edition that an address asks for; what else it holds does not matter. Throws `invalid` for others than there are. */
export function askedWeekFile(asked: Record<string, string | undefined>): WeekFileOptions {
  const parsed = WeekFileOptions.safeParse(asked)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
  throw invalid(`This address asks for a file that there is not. ${Object.values(fields).join(' ')}`, fields)
}

export const askedWeekFileOf = (request: Request): WeekFileOptions => askedWeekFile(Object.fromEntries(new URL(request.url).searchParams))
