import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'

/** The model that the vendor names in place of what ends. */
export function Replacement({ replacement, home }: { replacement: { id: string; title: string } | null; home: string }) {
  if (replacement === null) return <NotPublished />
  return (
    <Link href={`${home}/inventory/models/${replacement.id}`} className="link relative z-2">
      {replacement.title}
    </Link>
  )
}
