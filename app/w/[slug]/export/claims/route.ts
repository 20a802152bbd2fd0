import { currentContext } from '@/lib/auth/current-context'
import { download } from '@/lib/http/download'
import { route } from '@/lib/http/route'
import { readClaimExport } from '@/lib/services/export-query'
import { exportClaims } from '@/lib/services/exports'

type Address = { params: Promise<{ slug: string }> }

export const GET = route(async (request: Request, { params }: Address) => {
  const { slug } = await params
  const { query, asked } = readClaimExport(Object.fromEntries(new URL(request.url).searchParams))
  return download(await exportClaims(await currentContext(slug), query, asked))
})
