import { notFound } from '@/lib/errors'
import { page } from '@/lib/http/page'

/** An address that no page has: answered inside the frame of the workspace, to its members only. */
export default page(async () => {
  throw notFound('This page')
})
