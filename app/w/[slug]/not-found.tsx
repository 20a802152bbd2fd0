import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <Empty
        title="There is nothing here, or it is not yours to see."
        action={
          <ButtonLink variant="primary" href="/">
            Go to your board
          </ButtonLink>
        }
      >
        Perhaps the row was put away, the address lost a part on its way, or it belongs to a workspace you are not a member of. Ask the
        person who sent you the address, or an owner of the workspace.
      </Empty>
    </>
  )
}
