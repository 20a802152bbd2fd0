import { FlaskConical } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { getDependency } from '@/lib/services/dependencies'
import { ArchiveButton } from '../../../inventory/archive-button'
import { archiveDependencyAction, unarchiveDependencyAction, updateDependencyAction } from '../../../inventory/dependencies/actions'
import { dependencyChoices } from '../../../inventory/dependencies/choices'
import { DependencyForm } from '../../../inventory/dependencies/dependency-form'
import { HistoryList } from '../../../inventory/history-list'
import { OriginMark } from '../../../inventory/marks'
import { ArchivedNotice } from '../../../inventory/row-actions'

export const metadata = { title: 'Edit a dependency' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { id } }) => {
  allow(ctx, 'inventory:write')
  const { slug, currency, timeZone, catalogueVersion } = ctx.workspace
  const home = `/w/${slug}`
  const [dependency, choices, events] = await Promise.all([
    getDependency(ctx, id),
    dependencyChoices(ctx),
    history(ctx, { type: 'dependency', id }),
  ])
  const unarchive = unarchiveDependencyAction.bind(null, slug)
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={`Edit ${dependency.name}`}
          breadcrumbs={[
            { label: 'Dependencies', href: `${home}/inventory?tab=dependencies` },
            { label: dependency.name, href: `${home}/dependencies/${id}` },
          ]}
          meta={<OriginMark origin={dependency.origin} corrected={[]} catalogue={catalogueVersion} />}
          actions={
            <>
              <ArchiveButton
                id={id}
                archivedAt={dependency.archivedAt}
                archive={archiveDependencyAction.bind(null, slug)}
                unarchive={unarchive}
              />
              <ButtonLink href={`${home}/dependencies/${id}/trials/new`} icon={<FlaskConical aria-hidden="true" />}>
                Record a trial
              </ButtonLink>
            </>
          }
        />
        <ArchivedNotice noun="dependency" id={id} archivedAt={dependency.archivedAt} unarchive={unarchive} />
      </div>
      <DependencyForm
        action={updateDependencyAction.bind(null, slug)}
        home={home}
        currency={currency}
        today={dayIn(ctx.now, timeZone)}
        dependency={dependency}
        {...choices}
      />
      <HistoryList events={events} zone={timeZone} />
    </div>
  )
})
