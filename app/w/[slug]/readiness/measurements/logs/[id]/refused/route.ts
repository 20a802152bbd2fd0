import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { refusedJobLines } from '@/lib/services/job-logs'

type Address = { params: Promise<{ slug: string; id: string }> }

/** The refused lines as CSV, with a byte order mark so that spreadsheets read it as UTF-8. */
export const GET = route(async (_request: Request, { params }: Address) => {
  const { slug, id } = await params
  const { csv } = await refusedJobLines(await currentContext(slug), id)
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="refused-lines.csv"' }
  return new Response(`\ufeff${csv}`, { headers })
})
