import { Doorway } from '@/components/doorway'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Doorway>
      <PageHeader title="Not found" />
      <p className="text-muted">
        There is nothing at this address, or it is not yours to see. Check the address, or ask an owner of the workspace for access.
      </p>
      <div>
        <ButtonLink href="/">Go to your board</ButtonLink>
      </div>
    </Doorway>
  )
}
