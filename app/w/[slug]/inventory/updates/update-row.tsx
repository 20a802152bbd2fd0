import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ExternalLink } from '@/components/ui/external-link'
import { partNames, type RowPart } from '@/lib/domain/catalogue-parts'
import type { UpdateView } from '@/lib/services/catalogue-updates'
import { acceptRowsAction, dismissRowsAction, forecastRowsAction, recallRowsAction } from './actions'
import { ConflictForm } from './conflict-form'
import { FieldChanges, FieldLine, Said } from './field-changes'
import { KindMark } from './kind-mark'
import { inOrder, updateLabel, valueTexts } from './value-text'

const pages: Record<Exclude<RowPart, 'facts'>, string> = {
  vendors: 'inventory/vendors',
  models: 'inventory/models',
  offerings: 'inventory/offerings',
  benchmarks: 'benchmarks',
  sources: 'sources',
  claims: 'claims',
}

/** Where the workspace shows the row; null where it does not have it. A fact stands on a page that only its editors open. */
function placeOf({ part, id, held, offeringId }: UpdateView, writes: boolean): string | null {
  if (!held) return null
  if (part !== 'facts') return `${pages[part]}/${id}`
  return writes ? `inventory/offerings/${offeringId}/facts/${id}` : null
}

/** What the team can put away itself; benchmarks and sources only stay. */
const archivable: readonly RowPart[] = ['vendors', 'models', 'offerings', 'claims', 'facts']

/** What verdicts rest on; a vendor’s or a source’s words move none. */
const weighed: readonly RowPart[] = ['claims', 'facts', 'offerings', 'models', 'benchmarks']

type UpdateRowProps = { update: UpdateView; edition: string; slug: string; writes: boolean }

/** One row of the newer catalogue: what it is, what changes, and what can be done with it. */
export function UpdateRow({ update, edition, slug, writes }: UpdateRowProps) {
  const { part, kind, key, title, source, needs, names, fields, problem, dismissed } = update
  const place = placeOf(update, writes)
  const decides = kind === 'conflict' && writes && !dismissed && problem === null
  const plain = fields.filter((entry) => !entry.conflict)
  return (
    <li className="flex flex-col gap-1.5 border-b py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <KindMark kind={kind} />
        <h3 className="min-w-0 flex-1 basis-52 text-base wrap-anywhere">
          {place ? (
            <Link href={`/w/${slug}/${place}`} className="link">
              {title}
            </Link>
          ) : (
            title
          )}{' '}
          <span className="text-sm font-normal text-muted">{partNames[part].one}</span>
        </h3>
        {writes ? <RowCommands update={update} edition={edition} slug={slug} /> : null}
      </div>
      {kind === 'gone' ? (
        <p className="text-muted">
          The newer catalogue does not have this row any longer. It stays here as it is
          {archivable.includes(part) ? '; archive it on its page if it is of no use' : ''}.
        </p>
      ) : null}
      {kind === 'archived' ? <p className="text-muted">The team archived it, or what it belongs to. It stays so.</p> : null}
      {problem ? (
        <p className="text-muted">The team’s corrections and the catalogue do not fit together in one row: {problem} Edit the row first.</p>
      ) : null}
      {plain.length > 0 && kind !== 'gone' ? <FieldChanges fields={plain} names={names} fresh={kind === 'new' || !update.held} /> : null}
      {decides ? (
        <ConflictForm
          action={acceptRowsAction.bind(null, slug)}
          edition={edition}
          row={key}
          title={title}
          choices={conflictsOf(update)}
          more={plain.length > 0}
        />
      ) : (
        <OpenConflicts update={update} />
      )}
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        {needs.length > 0 ? <span>comes with {needs.map((need) => need.title).join(', ')}</span> : null}
        {source ? (
          <span>
            read in{' '}
            {source.url ? (
              <ExternalLink href={source.url} showHost>
                {source.title}
              </ExternalLink>
            ) : (
              source.title
            )}
          </span>
        ) : null}
      </p>
    </li>
  )
}

const conflictsOf = ({ fields, names }: UpdateView) =>
  inOrder(fields)
    .filter((entry) => entry.conflict)
    .map(({ field, base, mine, theirs }) => {
      const [ours, new_] = valueTexts(field, mine, theirs, names)
      return { field, label: updateLabel(field), base: valueTexts(field, base, undefined, names)[0], mine: ours, theirs: new_ }
    })

/** Fields that both changed, for whoever cannot decide them here. */
function OpenConflicts({ update }: { update: UpdateView }) {
  const conflicts = conflictsOf(update)
  if (conflicts.length === 0) return null
  return (
    <dl>
      {conflicts.map(({ field, label, base, mine, theirs }) => (
        <FieldLine key={field} label={label}>
          ours <Said text={mine} /> · catalogue <Said text={theirs} /> <span className="text-muted">· it said </span>
          <Said text={base} />
        </FieldLine>
      ))}
    </dl>
  )
}

function RowCommands({ update, edition, slug }: { update: UpdateView; edition: string; slug: string }) {
  const { part, kind, key, title, dismissed, held } = update
  const fields = { edition, rows: key }
  if (kind === 'archived') return null
  if (dismissed)
    return (
      <CommandButton action={recallRowsAction.bind(null, slug)} fields={fields} name={`Bring back ${title}`} pendingLabel="Bringing back…">
        Bring back
      </CommandButton>
    )
  return (
    <div className="flex flex-wrap gap-2">
      {weighed.includes(part) && (kind === 'new' || kind === 'changed') ? (
        <CommandButton
          action={forecastRowsAction.bind(null, slug)}
          fields={fields}
          name={`Which verdicts would ${title} change?`}
          pendingLabel="Weighing…"
        >
          Verdicts?
        </CommandButton>
      ) : null}
      {kind === 'new' || kind === 'changed' ? (
        <CommandButton action={acceptRowsAction.bind(null, slug)} fields={fields} name={`Accept ${title}`} pendingLabel="Accepting…">
          {held ? 'Accept' : 'Add'}
        </CommandButton>
      ) : null}
      <CommandButton
        action={dismissRowsAction.bind(null, slug)}
        undo={recallRowsAction.bind(null, slug)}
        fields={fields}
        name={`Dismiss ${title}`}
        pendingLabel="Dismissing…"
      >
        Dismiss
      </CommandButton>
    </div>
  )
}
