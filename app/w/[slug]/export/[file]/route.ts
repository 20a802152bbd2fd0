import { currentContext } from '@/lib/auth/current-context'
import { download } from '@/lib/http/download'
import { route } from '@/lib/http/route'
import { exportFile } from '@/lib/services/exports'

type Address = { params: Promise<{ slug: string; file: string }> }

export const GET = route(async (request: Request, { params }: Address) => {
  const { slug, file } = await params
  const bom = new URL(request.url).searchParams.get('bom') === '1'
  return download(await exportFile(await currentContext(slug), file, { bom }))
})
