import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { createDependencyAction } from '../actions'
import { dependencyChoices } from '../choices'
import { DependencyForm } from '../dependency-form'

export const metadata = { title: 'Add a dependency' }

export default page(async (ctx) => {
  allow(ctx, 'inventory:write')
  const { slug, currency, timeZone } = ctx.workspace
  const home = `/w/${slug}`
  return (
    <>
      <PageHeader title="Add a dependency" breadcrumbs={[{ label: 'Dependencies', href: `${home}/inventory?tab=dependencies` }]} />
      <DependencyForm
        action={createDependencyAction.bind(null, slug)}
        home={home}
        currency={currency}
        today={dayIn(ctx.now, timeZone)}
        {...(await dependencyChoices(ctx))}
      />
    </>
  )
})
