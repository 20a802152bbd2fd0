import { CommandButton } from '@/components/command-button'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { partNames } from '@/lib/domain/catalogue-parts'
import { plural } from '@/lib/format'
import type { AcceptanceLine } from '@/lib/services/catalogue-journal'
import { ShiftList } from '../../shift-list'
import { undoAcceptanceAction } from './actions'

type AcceptancesProps = { lines: readonly AcceptanceLine[]; slug: string; zone: string; writes: boolean }

/** What was taken from catalogues lately, which verdicts it changed, and the way back. */
export function AcceptancesSection({ lines, slug, zone, writes }: AcceptancesProps) {
  if (lines.length === 0) return null
  return (
    <Section title="Accepted lately" meta={lines.length === 1 ? 'once' : `the last ${lines.length}`} flush>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className="flex flex-col gap-1.5 border-b py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
                Catalogue {line.version}: {countsText(line)}{' '}
                <span className="text-muted">
                  by {line.byName}, <Time value={line.at} withTime zone={zone} />
                  {line.undoneAt ? (
                    <>
                      {' '}
                      · undone <Time value={line.undoneAt} withTime zone={zone} />
                    </>
                  ) : null}
                </span>
              </span>
              {writes && line.undoneAt === null ? (
                <CommandButton
                  action={undoAcceptanceAction.bind(null, slug)}
                  fields={{ id: line.id }}
                  name={`Undo: ${countsText(line)} of catalogue ${line.version}`}
                  pendingLabel="Undoing…"
                >
                  Undo
                </CommandButton>
              ) : null}
            </div>
            <Outcome line={line} slug={slug} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Outcome({ line: { shifts, stayed, undoneAt }, slug }: { line: AcceptanceLine; slug: string }) {
  if (stayed.length > 0)
    return (
      <p className="text-muted wrap-anywhere">
        Stayed: {stayed.map(({ part, id, why }) => `${partNames[part].one} ${id} (${why})`).join(', ')}.
      </p>
    )
  if (undoneAt !== null) return null
  if (shifts.length === 0) return <p className="text-muted">It changed no verdict.</p>
  return (
    <div>
      <p className="text-muted">It changed {plural(shifts.length, 'verdict')}:</p>
      <ShiftList shifts={shifts} base={`/w/${slug}`} />
    </div>
  )
}

const countsText = ({ added, changed, kept }: AcceptanceLine): string =>
  [
    added > 0 ? `${plural(added, 'row')} added` : '',
    changed > 0 ? `${plural(changed, 'row')} changed` : '',
    kept > 0 ? `${plural(kept, 'row')} kept as before` : '',
  ]
    .filter(Boolean)
    .join(', ')
