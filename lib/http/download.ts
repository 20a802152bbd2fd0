import 'server-only'
import { streamOf } from '@/lib/export/bytes'

/** A response that hands a file over while it is being made. */
export const download = ({ name, type, chunks }: { name: string; type: string; chunks: AsyncGenerator<Uint8Array> }): Response =>
  new Response(streamOf(chunks), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } })
