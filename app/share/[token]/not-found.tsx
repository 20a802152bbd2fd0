import { Doorway } from '@/components/doorway'
import { PageHeader } from '@/components/ui/page-header'

export const metadata = { title: 'Nothing shared here' }

export default function NotFound() {
  return (
    <Doorway>
      <PageHeader title="This link shows nothing" />
      <p className="text-muted">
        A part of it may be missing, it may have ended, or it was taken back. Copy the whole address again, or ask whoever gave it to you
        for a new one.
      </p>
    </Doorway>
  )
}
