import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/auth/roles'
import { partNames } from '@/lib/domain/catalogue-parts'
import type { VerdictShift } from '@/lib/domain/under-policy'
import { formatNumber, plural } from '@/lib/format'
import { page, type Search } from '@/lib/http/page'
import { forecastShownRows } from '@/lib/services/catalogue-acceptance'
import { listAcceptances } from '@/lib/services/catalogue-journal'
import { type CatalogueUpdate, catalogueUpdate } from '@/lib/services/catalogue-updates'
import { VerdictsSection } from '../../import/verdicts-section'
import { ledgerHref } from '../address'
import { AcceptancesSection } from './acceptances-section'
import { acceptShownAction, withdrawAction } from './actions'
import { kindLabel, UpdateCountsTable } from './update-counts'
import { UpdateRow } from './update-row'
import { UploadForm } from './upload-form'

export const metadata = { title: 'Catalogue updates' }

export default page(async (ctx, { search }) => {
  const [update, accepted] = await Promise.all([catalogueUpdate(ctx, search), listAcceptances(ctx)])
  const { slug } = ctx.workspace
  const path = `/w/${slug}/inventory/updates`
  const writes = can(ctx.role, 'inventory:write')
  const differs = Object.values(update.counts).some((counts) => Object.values(counts).some((count) => count > 0))
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title="Catalogue updates"
          breadcrumbs={[{ label: 'Inventory', href: `/w/${slug}/inventory` }]}
          meta={<EditionLine update={update} zone={ctx.workspace.timeZone} />}
          actions={
            writes && update.edition?.fileName ? (
              <CommandButton
                action={withdrawAction.bind(null, slug)}
                fields={{ edition: update.edition.sha256 }}
                size="md"
                pendingLabel="Putting away…"
              >
                Put the file away
              </CommandButton>
            ) : null
          }
        />
        {differs ? <UpdateCountsTable path={path} counts={update.counts} /> : <NothingWaits update={update} />}
      </div>
      {differs && update.edition ? (
        <>
          {writes && update.ready.count > 0 ? (
            <Verdicts
              base={`/w/${slug}`}
              askHref={pathWith(path, search)}
              shifts={search.verdicts === '1' ? forecast(update.edition) : null}
            />
          ) : null}
          <Rows update={update} search={search} path={path} slug={slug} writes={writes} edition={update.edition.sha256} />
        </>
      ) : null}
      <AcceptancesSection lines={accepted} slug={slug} zone={ctx.workspace.timeZone} writes={writes} />
      <Section title="Compare with another catalogue file">
        <p className="max-w-[68ch] pb-3 text-muted">
          A newer catalogue comes with a newer version of Switchboard, or as a file. It is only compared: rows change when somebody accepts
          them, and what the team corrected itself stays.{' '}
          <a href={`${path}/file`} download className="link">
            Download the catalogue of this version
          </a>{' '}
          to see the form of the file.
        </p>
        {writes ? (
          <UploadForm address={`${path}/file`} next={path} />
        ) : (
          <p className="text-muted">An analyst of this workspace can upload one.</p>
        )}
      </Section>
    </div>
  )

  function forecast({ sha256 }: { sha256: string }) {
    const { filter, ready } = update
    return forecastShownRows(ctx, { edition: sha256, table: filter.part, kind: filter.kind, stamp: ready.stamp })
  }
})

const pathWith = (path: string, { table, kind }: Search) => ledgerHref(path, { table, kind }, { verdicts: '1' })

type VerdictsProps = { base: string; askHref: string; shifts: Promise<readonly VerdictShift[]> | null }

/** Which verdicts the rows shown would change that need no decision; weighed when somebody asks. */
function Verdicts({ base, askHref, shifts }: VerdictsProps) {
  if (shifts === null)
    return (
      <p>
        <ButtonLink href={askHref} scroll={false}>
          Which verdicts would they change?
        </ButtonLink>
      </p>
    )
  return <VerdictsSection base={base} shifts={shifts} askHref={askHref} />
}

function EditionLine({ update: { edition }, zone }: { update: CatalogueUpdate; zone: string }) {
  if (!edition) return <span>This workspace has rows of a newer catalogue than ships with this version.</span>
  const { version, fileName, addedByName, addedAt } = edition
  if (fileName === null) return <span>Catalogue {version}, which ships with this version, compared with this workspace.</span>
  return (
    <span className="wrap-anywhere">
      Catalogue {version} from {fileName}, uploaded by {addedByName} <Time value={addedAt} withTime zone={zone} />
    </span>
  )
}

function NothingWaits({ update: { edition } }: { update: CatalogueUpdate }) {
  return (
    <Empty title="Nothing waits">
      {edition ? `Every row of the catalogue ${edition.version} is in this workspace or was corrected by the team. ` : ''}
      When a newer catalogue comes, its new, changed and removed rows stand here to be accepted one by one: prices, end dates, models and
      published results, each with its source. Corrections of the team are never overwritten unasked.
    </Empty>
  )
}

type RowsProps = { update: CatalogueUpdate; search: Search; path: string; slug: string; writes: boolean; edition: string }

function Rows({ update, search, path, slug, writes, edition }: RowsProps) {
  const { filter, matching, start, rows, ready } = update
  const kept = { table: search.table, kind: search.kind }
  const pageHref = (number: number) => ledgerHref(path, kept, { page: String(number) })
  const number = Math.floor(start / 25) + 1
  return (
    <Section
      title="Rows"
      flush
      meta={plural(matching, 'row')}
      actions={
        writes && ready.count > 0 ? (
          <CommandButton
            action={acceptShownAction.bind(null, slug)}
            fields={{ edition, table: filter.part ?? '', kind: filter.kind ?? '', stamp: ready.stamp }}
            variant="primary"
            pendingLabel="Accepting…"
          >
            Accept {ready.count === 1 ? 'the one' : `all ${formatNumber(ready.count)}`} without a conflict
          </CommandButton>
        ) : null
      }
    >
      <div className="flex flex-wrap gap-2 py-2 empty:hidden">
        {filter.part ? (
          <Chip label="Table" value={partNames[filter.part].label} removeHref={ledgerHref(path, kept, { table: undefined })} />
        ) : null}
        {filter.kind ? <Chip label="Kind" value={kindLabel(filter.kind)} removeHref={ledgerHref(path, kept, { kind: undefined })} /> : null}
      </div>
      {rows.length > 0 ? (
        <ul>
          {rows.map((row) => (
            <UpdateRow key={row.key} update={row} edition={edition} slug={slug} writes={writes} />
          ))}
        </ul>
      ) : (
        <p className="py-3 text-muted">No row of this kind waits.</p>
      )}
      {matching > rows.length ? (
        <Pagination
          previous={start > 0 ? pageHref(number - 1) : null}
          next={start + rows.length < matching ? pageHref(number + 1) : null}
          summary={`${formatNumber(start + 1)}–${formatNumber(start + rows.length)} of ${formatNumber(matching)}`}
        />
      ) : null}
    </Section>
  )
}
