import type { PolicyEdit } from '@/lib/domain/policy-guide'

/** Values that differ between two versions, old → new. */
export function EditList({ edits }: { edits: readonly PolicyEdit[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {edits.map(({ path, label, before, after }) => (
        <li key={path} className="wrap-anywhere">
          {label}: <span className="text-muted">{before ?? 'none'} →</span> <span className="font-semibold">{after ?? 'removed'}</span>
        </li>
      ))}
    </ul>
  )
}
