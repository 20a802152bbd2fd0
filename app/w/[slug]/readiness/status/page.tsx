import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listStatusPages, listStatusProposals, type StatusLine } from '@/lib/services/status-views'
import { ReadinessTabs } from '../readiness-tabs'
import { ProposalList } from './proposal-list'
import { StatusTable } from './status-table'
import { ownWord } from './status-words'

export const metadata = { title: 'Status pages' }

export default page(async (ctx) => {
  const [lines, proposals] = await Promise.all([listStatusPages(ctx), listStatusProposals(ctx)])
  const { slug, timeZone } = ctx.workspace
  const home = `/w/${slug}`
  const base = `${home}/readiness/status`
  const writes = can(ctx.role, 'claim:write')
  const add = writes ? <ButtonLink href={`${base}/new`}>Add a status page</ButtonLink> : null
  return (
    <>
      <PageHeader title="Status pages" meta={ownWord} actions={lines.length > 0 ? add : null} />
      <ReadinessTabs home={home} open="status" />
      <div className="mt-6 flex flex-col gap-8">
        <Section
          id="pages"
          title="What vendors say about themselves"
          meta={lines.length > 0 ? standing(lines) : null}
          flush={lines.length > 0}
        >
          {lines.length > 0 ? (
            <StatusTable {...{ slug, base, lines, writes }} zone={timeZone} />
          ) : (
            <Empty title="No status page is read yet" action={add}>
              A status page tells what a vendor admits: when something was out, for how long, and for which part. It stands beside the
              availability gate and never passes it; what it leaves out shows against your own jobs.
            </Empty>
          )}
        </Section>
        {proposals.length > 0 ? (
          <Section id="known" title="Known and not read" meta="Nothing is asked before somebody here decides so." flush>
            <ProposalList {...{ slug, proposals, writes }} />
          </Section>
        ) : null}
      </div>
    </>
  )
})

function standing(lines: readonly StatusLine[]): string {
  const count = (test: (line: StatusLine) => boolean) => lines.filter(test).length
  const parts = [
    plural(lines.length, 'page'),
    `${count(({ open }) => open.length > 0)} with an open incident`,
    `${count(({ failingSince }) => failingSince !== null)} failing`,
  ]
  return parts.join(' · ')
}
