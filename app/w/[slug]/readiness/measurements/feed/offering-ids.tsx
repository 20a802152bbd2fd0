import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import type { NamedOffering } from '@/lib/services/readiness-world'

/** The ids that lines name offerings by: of those in use, to copy. */
export function OfferingIds({ offerings, home }: { offerings: readonly NamedOffering[]; home: string }) {
  const all = (
    <Link href={`${home}/inventory?tab=offerings`} className="link">
      all offerings
    </Link>
  )
  if (offerings.length === 0)
    return <p className="mt-4 text-muted">No dependency uses an offering yet; the address of its page ends with its id: {all}.</p>
  return (
    <div className="mt-4">
      <h3 className="text-sm text-muted">Ids of the offerings in use</h3>
      <DataList
        items={offerings.map(({ id, title }) => ({
          key: id,
          term: title,
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <code className="text-sm wrap-anywhere">{id}</code>
              <CopyButton value={id} label={`Copy the id of ${title}`} iconOnly />
            </span>
          ),
        }))}
      />
      <p className="pt-2 text-sm text-muted">Of any other, the address of its page ends with its id: {all}.</p>
    </div>
  )
}
