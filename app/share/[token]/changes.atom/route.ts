import { atomText } from '@/lib/feeds/changes'
import { listChangeEntries } from '@/lib/services/share-changes'
import { sharedFile } from '../answer'

export const GET = sharedFile('changes', async ({ ctx, base, self }) => ({
  body: atomText(await listChangeEntries(ctx), { workspace: ctx.workspace, base, self }),
  type: 'application/atom+xml; charset=utf-8',
}))
