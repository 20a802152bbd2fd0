import { currentContext } from '@/lib/auth/current-context'
import { notFound } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { searchFacts } from '@/lib/services/search-facts'
import { searchModels } from '@/lib/services/search-models'
import { searchOfferings } from '@/lib/services/search-offerings'
import { searchVendors } from '@/lib/services/search-vendors'

const searches = { vendors: searchVendors, models: searchModels, offerings: searchOfferings, facts: searchFacts }

type Address = { params: Promise<{ slug: string; list: string }> }

/** Rows of a list of the inventory, from a number or from a row on, for the grid that scrolls through them. */
export const GET = route(async (request: Request, { params }: Address) => {
  const { slug, list } = await params
  const ctx = await currentContext(slug)
  if (!Object.hasOwn(searches, list)) throw notFound('This list')
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { rows, next, start } = await searches[list as keyof typeof searches](ctx, asked)
  return Response.json({ rows, previous: null, next, before: start })
})
