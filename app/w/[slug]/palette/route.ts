import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { listPalette } from '@/lib/services/palette'

type Address = { params: Promise<{ slug: string }> }

/** What the command palette can jump to. */
export const GET = route(async (_request: Request, { params }: Address) =>
  Response.json(await listPalette(await currentContext((await params).slug))),
)
