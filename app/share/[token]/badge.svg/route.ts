import { badgeSvg } from '@/lib/feeds/badge'
import { getBadge } from '@/lib/services/share-badge'
import { sharedFile } from '../answer'

export const GET = sharedFile('badge', async ({ ctx, query }) => ({
  body: badgeSvg(await getBadge(ctx, query.get('dependency'))),
  type: 'image/svg+xml; charset=utf-8',
}))
