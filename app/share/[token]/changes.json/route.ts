import { jsonFeedText } from '@/lib/feeds/changes'
import { listChangeEntries } from '@/lib/services/share-changes'
import { sharedFile } from '../answer'

export const GET = sharedFile('changes', async ({ ctx, base, self }) => ({
  body: jsonFeedText(await listChangeEntries(ctx), { workspace: ctx.workspace, base, self }),
  type: 'application/feed+json; charset=utf-8',
}))
