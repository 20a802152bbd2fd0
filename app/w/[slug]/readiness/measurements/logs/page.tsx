import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/roles'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listJobLogs } from '@/lib/services/job-logs'
import { LogTable } from '../log-table'

export const metadata = { title: 'Logs' }

export default page(async (ctx) => {
  const logs = await listJobLogs(ctx)
  const { slug, timeZone } = ctx.workspace
  return (
    <>
      <PageHeader
        title="Logs"
        meta={logs.length > 0 ? `The newest ${plural(logs.length, 'log')}, newest first.` : null}
        breadcrumbs={[{ label: 'Measurements', href: `/w/${slug}/readiness/measurements` }]}
      />
      {logs.length > 0 ? (
        <LogTable slug={slug} zone={timeZone} logs={logs} writes={can(ctx.role, 'claim:write')} />
      ) : (
        <Empty title="No log yet">Logs that are uploaded or sent by a program are listed here, with what became of their lines.</Empty>
      )}
    </>
  )
})
