import Link from 'next/link'
import { Section } from '@/components/ui/section'
import type { Undone } from '@/lib/services/import-undo'

/** What an undo left as it is, with the reason. */
export function KeptRows({ base, undone }: { base: string; undone: Undone }) {
  if (undone.kept.length === 0) return null
  return (
    <Section title="Left as they are" meta="Somebody worked on these since, or something else needs them.">
      <ul className="flex flex-col gap-1">
        {undone.kept.map(({ kind, id, why, path }) => (
          <li key={`${kind} ${id}`} className="break-words">
            <span className="text-muted">{kind}</span>{' '}
            <Link className="link" href={`${base}${path}`}>
              {id}
            </Link>
            : {why}
          </li>
        ))}
      </ul>
    </Section>
  )
}
