import { PageHeader } from '@/components/ui/page-header'
import { SectionIndex } from '@/components/ui/section-index'
import { permissions } from '@/lib/auth/roles'
import { allow } from '@/lib/context'
import { nextVersions } from '@/lib/domain/policy-draft'
import { ledgerIndex, policyLedger } from '@/lib/domain/policy-ledger'
import { tasks } from '@/lib/domain/task'
import { page } from '@/lib/http/page'
import { newestPolicy } from '@/lib/services/policies'
import { PolicyEditor } from '../policy-editor'

export const metadata = { title: 'Edit the policy' }

export default page(async (ctx) => {
  allow(ctx, 'policy:manage')
  const { policyVersion, content } = await newestPolicy(ctx)
  const settings = `/w/${ctx.workspace.slug}/settings`
  return (
    <>
      <PageHeader
        title="Edit the policy"
        breadcrumbs={[
          { label: 'Settings', href: settings },
          { label: `Policy ${policyVersion}`, href: `${settings}/policy` },
        ]}
        meta={`Made from ${policyVersion}. Nothing is saved before you have seen which verdicts would change. Only ${permissions['policy:manage'].from}s can do this.`}
      />
      <div className="flex flex-col gap-6">
        <SectionIndex label="Sections of the policy" sections={ledgerIndex} />
        <PolicyEditor
          slug={ctx.workspace.slug}
          basedOn={policyVersion}
          next={nextVersions(policyVersion)}
          sections={policyLedger(content, ctx.workspace.currency)}
          gates={content.gates}
          taskPairs={content.taskAdjacency}
          tasks={tasks.map(({ id, label }) => ({ value: id, label }))}
        />
      </div>
    </>
  )
})
