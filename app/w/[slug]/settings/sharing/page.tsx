import { CommandButton } from '@/components/command-button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { ShareKind, shareKinds } from '@/lib/domain/share-link'
import { formatWeek, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listShareableWeeks, listShareLinks } from '@/lib/services/share-links'
import { restoreAllShareLinksAction, revokeAllShareLinksAction } from './actions'
import { ShareForm } from './share-form'
import { ShareTable } from './share-table'

export const metadata = { title: 'Sharing' }

export default page(async (ctx, { search }) => {
  const [lines, weeks] = await Promise.all([listShareLinks(ctx), listShareableWeeks(ctx)])
  const { slug, timeZone } = ctx.workspace
  const open = lines.filter(({ state }) => state === 'open')
  const week = weeks.find((entry) => entry === search.week) ?? weeks[0] ?? ''
  // Without a signature there is nothing frozen to share yet; the feeds fill themselves later.
  const kinds = shareKinds.filter(({ id }) => id !== 'week' || weeks.length > 0)
  const asked = ShareKind.safeParse(search.kind).data
  const kind = kinds.find(({ id }) => id === asked)?.id ?? kinds[0]?.id ?? 'calendar'
  return (
    <>
      <PageHeader
        title="Sharing"
        meta="Links for people without an account. Each shows one thing, to read only."
        breadcrumbs={[{ label: 'Settings', href: `/w/${slug}/settings` }]}
      />
      <div className="flex max-w-5xl flex-col gap-8">
        <Section title="Make a link" id="make">
          <div className="flex flex-col gap-3">
            <p className="max-w-3xl text-muted">
              Whoever has the address sees it, without signing in. A link to a week shows all of it: verdicts, evidence, prices, spend, and
              the names of those who signed. A week that is not signed cannot be shared, since it can still change.
            </p>
            <ShareForm
              key={`${kind} ${week}`}
              slug={slug}
              kinds={kinds}
              weeks={weeks.map((entry) => ({ value: entry, label: formatWeek(entry) }))}
              kind={kind}
              week={week}
            />
          </div>
        </Section>
        <Section
          title="Links"
          meta={open.length > 0 ? `${plural(open.length, 'link')} ${open.length === 1 ? 'works' : 'work'}` : null}
          flush={lines.length > 0}
          actions={
            open.length > 1 && can(ctx.role, 'workspace:manage') ? (
              <CommandButton
                action={revokeAllShareLinksAction.bind(null, slug)}
                undo={restoreAllShareLinksAction.bind(null, slug)}
                variant="danger"
                pendingLabel="Taking back…"
              >
                Take all back
              </CommandButton>
            ) : null
          }
        >
          {lines.length === 0 ? <NoLinks /> : <ShareTable slug={slug} zone={timeZone} lines={lines} />}
        </Section>
      </div>
    </>
  )
})

function NoLinks() {
  return (
    <Empty title="Nothing is shared">
      A link to a signed week replaces screenshots: its reader sees what was decided, by whom and on what evidence, and can verify it. The
      calendar and the feed bring ends, due days and changes to where your team looks anyway.
    </Empty>
  )
}
