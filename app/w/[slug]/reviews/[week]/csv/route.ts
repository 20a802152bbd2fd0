import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { getWeekCsv } from '@/lib/services/week-files'
import { askedWeekFileOf } from '../asked-week-file'

type Address = { params: Promise<{ slug: string; week: string }> }

export const GET = route(async (request: Request, { params }: Address) => {
  const { slug, week } = await params
  const { bytes, name } = await getWeekCsv(await currentContext(slug), week, askedWeekFileOf(request))
  return new Response(bytes, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
})
