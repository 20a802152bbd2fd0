import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { refusedRows } from '@/lib/services/import-views'

type Address = { params: Promise<{ slug: string; id: string }> }

/** The refused rows as CSV, with a byte order mark so that spreadsheets read it as UTF-8. */
export const GET = route(async (_request: Request, { params }: Address) => {
  const { slug, id } = await params
  const { fileName, text } = await refusedRows(await currentContext(slug), id)
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${fileName}"` }
  return new Response(`\ufeff${text}`, { headers })
})
