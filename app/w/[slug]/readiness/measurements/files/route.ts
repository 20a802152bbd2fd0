import { currentContext } from '@/lib/auth/current-context'
import { allow } from '@/lib/context'
import { invalid } from '@/lib/errors'
import { readBody } from '@/lib/http/read-body'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { ingestJobs, mostJobBytes } from '@/lib/services/job-ingest'

type Address = { params: Promise<{ slug: string }> }

/** Reads a log that somebody uploads. The bytes are read as they arrive. */
export const POST = route(async (request: Request, { params }: Address) => {
  const ctx = await currentContext((await params).slug)
  allow(ctx, 'claim:write')
  requireSameSite(request, 'Logs are uploaded')
  const search = new URL(request.url).searchParams
  const said = (name: string) => search.get(name) || null
  const fileName = said('name')
  if (fileName !== null && fileName.length > 200) throw invalid('The name of the file is longer than 200 characters. Rename it.')
  const content = readBody(request, mostJobBytes)
  const { offeringIds: _, ...read } = await ingestJobs(ctx, {
    ...{ via: 'upload', format: null, fileName, content },
    ...{ zone: said('zone'), offeringId: said('offering') },
  })
  return Response.json(read)
})
