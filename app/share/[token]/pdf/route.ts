import { getSharedPdf } from '@/lib/services/share-week'
import { editionOf, sharedFile } from '../answer'

export const GET = sharedFile('week', async ({ ctx, link }) => {
  const { bytes, name } = await getSharedPdf(ctx, editionOf(link))
  return { body: bytes, type: 'application/pdf', name }
})
