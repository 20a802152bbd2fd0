import { Doorway } from '@/components/doorway'
import { PageHeader } from '@/components/ui/page-header'

export const metadata = { title: 'No questions here' }

export default function NotFound() {
  return (
    <Doorway>
      <PageHeader title="This link opens no questions" />
      <p className="text-muted">A part of it may be missing, or it has ended. Ask whoever sent it for a new one.</p>
    </Doorway>
  )
}
