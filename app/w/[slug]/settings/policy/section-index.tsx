import { ledgerIndex } from '@/lib/domain/policy-ledger'

/** Links to the sections of a long page. */
export function SectionIndex({ extra = [] }: { extra?: readonly { id: string; title: string }[] }) {
  return (
    <nav aria-label="Sections of the policy" data-print="hide">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {[...ledgerIndex, ...extra].map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="link inline-flex min-h-6 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
