import { Trash2 } from 'lucide-react'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Empty } from '@/components/ui/empty'
import { ExternalLink } from '@/components/ui/external-link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import { figurePlaces, type Place } from '@/lib/domain/figure-places'
import { taskShort } from '@/lib/domain/task'
import { formatNumber, hostOf, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type ClaimRow, listClaims } from '@/lib/services/claim-list'
import { type CaptureDifference, compareCaptures, listCaptures } from '@/lib/services/source-captures'
import { getSource, type SourcePage } from '@/lib/services/sources'
import { Hash } from '../../claims/[id]/source-section'
import { ClaimsTable } from '../../claims/claims-table'
import { StoredText } from '../stored-text'
import { captureSourceAction, pasteSourceAction, removeSourceAction } from './actions'
import { CaptureForms } from './capture-forms'
import { ChangesSection } from './changes-section'
import { FactsSection } from './facts-section'
import { FiguresSection } from './figures-section'
import { VersionsSection } from './versions-section'

export const metadata = { title: 'Source' }

/** How much of the stored text the page shows; a longer one is kept whole. */
const shownText = 100_000

export default page<{ slug: string; id: string }>(async (ctx, { params, search }) => {
  const [source, { rows }, captures] = await Promise.all([
    getSource(ctx, params.id),
    listClaims(ctx, { source: [params.id], sort: 'model' }),
    listCaptures(ctx, params.id),
  ])
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const numbers = captures.map(({ number }) => number)
  const difference = await differenceAsked(numbers, search, (from, to) => compareCaptures(ctx, { sourceId: source.id, from, to }))
  const text = source.text?.slice(0, shownText) ?? ''
  const places = figurePlaces(
    text,
    rows.map((row) => ({ ...row, locator: source.locators[row.id], names: source.otherNames[row.id] })),
  )
  const writes = can(ctx.role, 'claim:write')
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[{ label: 'Claims', href: `${base}/claims` }]}
        title={source.title}
        meta={
          <>
            <span>{plural(source.claimCount, 'claim')}</span>
            <span>{plural(source.facts.length, 'fact')}</span>
            {source.origin === 'demo' ? <DemoMark /> : null}
          </>
        }
        actions={
          writes ? (
            <>
              {source.removable ? (
                <CommandButton
                  action={removeSourceAction.bind(null, slug)}
                  fields={{ id: source.id }}
                  variant="danger"
                  size="md"
                  icon={<Trash2 aria-hidden="true" />}
                  pendingLabel="Removing…"
                >
                  Remove
                </CommandButton>
              ) : null}
              {source.text ? <ButtonLink href={`${base}/claims/from-text?source=${source.id}`}>Find claims in its text</ButtonLink> : null}
              <ButtonLink variant="primary" href={`${base}/claims/new?source=${source.id}`}>
                Add a claim from it
              </ButtonLink>
            </>
          ) : null
        }
      />
      <About source={source} text={text} places={places} />
      {captures.length > 0 || writes ? (
        <VersionsSection captures={captures} path={`${base}/sources/${source.id}`} zone={timeZone}>
          {writes ? (
            <CaptureForms
              id={source.id}
              url={source.url}
              zone={timeZone}
              capture={captureSourceAction.bind(null, slug)}
              paste={pasteSourceAction.bind(null, slug)}
            />
          ) : null}
        </VersionsSection>
      ) : null}
      {difference ? <ChangesSection difference={difference} /> : null}
      <Section title="Claims read from it" meta={rows.length < source.claimCount ? `the first ${rows.length}, by model` : 'by model'} flush>
        {rows.length === 0 ? (
          <Empty title="No claim was read from it">Facts about offerings may still rest on it; they stand below.</Empty>
        ) : (
          <Claims rows={rows} source={source} base={base} />
        )}
      </Section>
      {text && rows.length > 0 ? <FiguresSection rows={rows} places={places} text={text} base={base} /> : null}
      <FactsSection facts={source.facts} base={base} currency={ctx.workspace.currency} />
    </article>
  )
})

/** All claims of the page were read in this source. */
const repeated = ['source']

type Compare = (from: number, to: number) => Promise<CaptureDifference>

/** The two versions that the address names, or else the newest two. */
async function differenceAsked(numbers: readonly number[], search: Record<string, string | undefined>, compare: Compare) {
  const asked = [Number(search.from), Number(search.to)] as const
  const [newest, before] = numbers
  const [from, to] = asked.every((number) => numbers.includes(number)) ? asked : [before, newest]
  return from === undefined || to === undefined ? null : compare(from, to)
}

function About({ source, text, places }: { source: SourcePage; text: string; places: readonly Place[] }) {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Section title="Where it is" flush>
        <DataList
          items={[
            {
              term: 'Address',
              value: source.url ? (
                <ExternalLink href={source.url} className="wrap-anywhere">
                  {source.url}
                </ExternalLink>
              ) : null,
            },
            { term: 'Host', value: source.url ? hostOf(source.url) : null },
            { term: 'Read', value: source.readOn ? <Time value={source.readOn} /> : null },
            {
              term: 'Stored copy',
              value: source.textSha256 ? <Hash value={source.textSha256} /> : <span className="text-muted">no stored copy</span>,
              note: source.text ? `SHA-256 of ${formatNumber(source.text.length)} characters, as UTF-8` : null,
            },
          ]}
        />
      </Section>
      <Section title="Stored text" flush>
        {source.text === null ? (
          <p className="max-w-[72ch] py-3 text-muted">
            No text was kept. When the page changes or goes, what was read here can no longer be checked.
          </p>
        ) : (
          <>
            <StoredText text={text} marks={places} className="max-h-96" />
            {source.text.length > text.length ? (
              <p className="py-2 text-muted">
                The first {formatNumber(text.length)} of {formatNumber(source.text.length)} characters.
              </p>
            ) : null}
          </>
        )}
      </Section>
    </div>
  )
}

function Claims({ rows, source, base }: { rows: readonly ClaimRow[]; source: SourcePage; base: string }) {
  const grid = `${base}/claims?source=${source.id}`
  return (
    <>
      <ClaimsTable
        path={`${base}/claims`}
        rows={rows.map((row) => ({ ...row, task: taskShort(row.task) }))}
        sort="model"
        sortHref={`${grid}&sort=`}
        without={repeated}
      />
      {rows.length < source.claimCount ? (
        <p className="py-2">
          <ButtonLink href={grid}>All {formatNumber(source.claimCount)} in the grid</ButtonLink>
        </p>
      ) : null}
    </>
  )
}
