import { Pencil } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { SectionIndex } from '@/components/ui/section-index'
import { can } from '@/lib/auth/roles'
import { ledgerIndex, policyLedger } from '@/lib/domain/policy-ledger'
import { formatDate, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { newestPolicy, policyHistory } from '@/lib/services/policies'
import { HistorySection } from './history-section'
import { LedgerSections } from './ledger-sections'

export const metadata = { title: 'Policy' }

export default page(async (ctx) => {
  const [policy, history] = await Promise.all([newestPolicy(ctx), policyHistory(ctx)])
  const sections = policyLedger(policy.content, ctx.workspace.currency)
  const differing = sections.reduce((sum, { lines }) => sum + lines.filter((line) => line.changed).length, 0)
  const settings = `/w/${ctx.workspace.slug}/settings`
  const manages = can(ctx.role, 'policy:manage')
  return (
    <>
      <PageHeader
        title={`Policy ${policy.policyVersion}`}
        breadcrumbs={[{ label: 'Settings', href: settings }]}
        meta={
          <>
            {policy.activeFrom ? <span>In force since {formatDate(policy.activeFrom)}</span> : null}
            <span>{differing === 0 ? 'every value is the default' : `${plural(differing, 'value')} set otherwise than by default`}</span>
            <span className="inline-flex items-center gap-1">
              SHA-256 <span className="font-mono text-sm">{policy.sha256.slice(0, 12)}…</span>
              <CopyButton value={policy.sha256} label="Copy the SHA-256 of the policy" iconOnly size="sm" />
            </span>
            {manages ? null : <span>Owners can change it.</span>}
          </>
        }
        actions={
          manages ? (
            <ButtonLink variant="primary" href={`${settings}/policy/edit`} icon={<Pencil aria-hidden="true" />}>
              Edit the policy
            </ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-8">
        <p className="max-w-3xl text-muted">
          These are all the numbers by which a verdict is reached. Net preference is wins minus losses as a share of all comparisons: 0.1
          are 10 points, or 55 wins to 45 losses. An edit makes a new version; signed weeks keep the version that they were decided by.
        </p>
        <SectionIndex label="Sections of the policy" sections={[...ledgerIndex, { id: 'history', title: 'History' }]} />
        <LedgerSections sections={sections} />
        <HistorySection history={history} zone={ctx.workspace.timeZone} />
      </div>
    </>
  )
})
