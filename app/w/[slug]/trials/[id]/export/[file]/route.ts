import { currentContext } from '@/lib/auth/current-context'
import { download } from '@/lib/http/download'
import { route } from '@/lib/http/route'
import { exportTrial } from '@/lib/services/trial-export'

type Address = { params: Promise<{ slug: string; id: string; file: string }> }

export const GET = route(async (_request: Request, { params }: Address) => {
  const { slug, id, file } = await params
  return download(await exportTrial(await currentContext(slug), id, file))
})
