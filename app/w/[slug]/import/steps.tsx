import clsx from 'clsx'
import Link from 'next/link'

export const steps = [
  { id: 'file', label: 'File' },
  { id: 'columns', label: 'Columns' },
  { id: 'names', label: 'Names' },
  { id: 'check', label: 'Dry run' },
  { id: 'done', label: 'Done' },
] as const
export type StepId = (typeof steps)[number]['id']

/** Where one is on the way from a file to claims. Steps that lie behind lead back. */
export function Steps({ current, hrefOf }: { current: StepId; hrefOf: (step: StepId) => string | null }) {
  const at = steps.findIndex(({ id }) => id === current)
  return (
    <nav aria-label="Steps of the import" className="border-b" data-scroll>
      <ol className="flex flex-wrap gap-x-5">
        {steps.map(({ id, label }, index) => {
          const href = index < at && current !== 'done' ? hrefOf(id) : null
          const look = clsx(
            'flex h-9 items-center gap-1.5 border-b-2',
            index === at ? 'border-ink font-semibold text-ink' : 'border-transparent text-muted',
          )
          const text = (
            <>
              <span className="text-faint">{index + 1}</span> {label}
            </>
          )
          return (
            <li key={id} aria-current={index === at ? 'step' : undefined}>
              {href ? (
                <Link href={href} className={clsx(look, 'hover:text-ink')}>
                  {text}
                </Link>
              ) : (
                <span className={look}>{text}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
