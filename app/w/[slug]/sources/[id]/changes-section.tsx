import clsx from 'clsx'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import type { CaptureDifference } from '@/lib/services/source-captures'

type Change = NonNullable<CaptureDifference['changes']>[number]
type Line = Exclude<Change, { kind: 'gap' }>

const signs = { same: ' ', added: '+', removed: '−' } as const
const words = { same: null, added: 'Added: ', removed: 'Removed: ' } as const

/** What changed between two versions of the stored text. A sign and a word tell added from removed, not the colour. */
export function ChangesSection({ difference: { from, to, changes } }: { difference: CaptureDifference }) {
  return (
    <Section title="What changed" meta={`from version ${from} to ${to}`} id="changes" flush>
      {changes === null ? (
        <p className="max-w-[72ch] py-3 text-muted">
          Almost every line differs, so laying the two side by side would show nothing. Both are kept; compare their lengths and hashes.
        </p>
      ) : changes.length === 0 ? (
        <p className="py-3 text-muted">Nothing: both versions hold the same text.</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups what scrolls together
        <div
          role="group"
          aria-label="Changed lines"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="mt-2 max-h-96 overflow-auto"
        >
          <ol className="font-mono text-sm">
            {changes.slice(0, mostShown).map((change, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a comparison never move
              <li key={at}>{change.kind === 'gap' ? <Gap lines={change.lines} /> : <ChangedLine line={change} />}</li>
            ))}
          </ol>
          {changes.length > mostShown ? <p className="py-2 text-muted">… and {plural(changes.length - mostShown, 'more line')}</p> : null}
        </div>
      )}
    </Section>
  )
}

const mostShown = 600

function Gap({ lines }: { lines: number }) {
  return <p className="my-1 border-y border-dashed px-2 py-0.5 text-muted">{plural(lines, 'unchanged line')}</p>
}

function ChangedLine({ line: { kind, pieces } }: { line: Line }) {
  const Whole = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'p'
  return (
    <Whole
      className={clsx('grid grid-cols-[1.5rem_1fr] no-underline', {
        'text-muted': kind === 'same',
        'border-l-2 border-l-accent bg-sunken': kind === 'added',
        'border-l-2 border-l-ink border-dashed text-muted': kind === 'removed',
      })}
    >
      <span aria-hidden="true" className="text-center font-semibold text-ink">
        {signs[kind]}
      </span>
      <span className="whitespace-pre-wrap wrap-anywhere">
        {words[kind] ? <span className="sr-only">{words[kind]}</span> : null}
        {pieces.map((piece, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
            key={at}
            className={clsx({
              'font-semibold text-ink underline decoration-accent decoration-2 underline-offset-2': piece.kind === 'added',
              'text-ink line-through decoration-1': piece.kind === 'removed',
            })}
          >
            {piece.text}
          </span>
        ))}
      </span>
    </Whole>
  )
}
