import { PageHeader } from '@/components/ui/page-header'
import { page } from '@/lib/http/page'
import { ReadinessTabs } from './readiness-tabs'

export const metadata = { title: 'Readiness' }

export default page(async (ctx) => (
  <>
    <PageHeader
      title="Readiness"
      meta="Is there an API, may we use it, is it as fast, as cheap and as available, and how long will it live?"
    />
    <ReadinessTabs home={`/w/${ctx.workspace.slug}`} open="facts" />
  </>
))
