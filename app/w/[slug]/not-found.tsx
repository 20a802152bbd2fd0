import { headers } from 'next/headers'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { currentContext } from '@/lib/auth/current-context'
import { AppError } from '@/lib/errors'
import { checkWeek } from '@/lib/services/review-week'

export const metadata = { title: 'Not found' }

export default async function NotFound() {
  const address = new URL((await headers()).get('x-address') ?? '/', 'http://here')
  const week = askedWeek(address)
  const slug = slugOf(address)
  const why = week === null ? null : await noSuchWeek(slug, week)
  return (
    <>
      <PageHeader title="Not found" />
      <Empty
        title={why ? 'There is no such week.' : 'There is nothing here, or it is not yours to see.'}
        action={
          <ButtonLink variant="primary" href={why ? `/w/${slug}` : '/'}>
            {why ? 'Go to this week' : 'Go to your board'}
          </ButtonLink>
        }
      >
        {why ??
          `Perhaps the row was put away, the address lost a part on its way, or it belongs to a workspace you are not a member of. Ask the
        person who sent you the address, or an owner of the workspace.`}
      </Empty>
    </>
  )
}

const slugOf = ({ pathname }: URL): string => pathname.split('/')[2] ?? ''

/** The week that an address names: `?week=…`, or the part after `/reviews/`. Not-found pages get no params. */
const askedWeek = ({ pathname, searchParams }: URL): string | null =>
  searchParams.get('week') ?? /^\/w\/[^/]+\/reviews\/([^/]+)/.exec(pathname)?.[1] ?? null

/** Why a week cannot be shown; null where something else is missing. */
async function noSuchWeek(slug: string, week: string): Promise<string | null> {
  try {
    checkWeek(week, await currentContext(slug))
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code === 'invalid' ? error.message : null
    throw error
  }
}
