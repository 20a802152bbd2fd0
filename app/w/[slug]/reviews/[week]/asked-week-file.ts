import { WeekFileOptions } from '@/lib/services/week-files'

/** The paper and the edition that an address asks for; what else it holds does not matter. */
export const askedWeekFile = (request: Request): WeekFileOptions =>
  WeekFileOptions.parse(Object.fromEntries(new URL(request.url).searchParams))
