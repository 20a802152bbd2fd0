import { currentContext } from '@/lib/auth/current-context'
import { allow } from '@/lib/context'
import { forbidden, invalid } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { readImport } from '@/lib/import/read'
import { sha256OfBytes, startImport } from '@/lib/services/imports'

type Address = { params: Promise<{ slug: string }> }

const most = 51_000_000

async function bodyOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > most) throw invalid('The file is larger than 50 MB. Split it and import the parts one after the other.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Reads a file or a paste and keeps it as a draft. What cannot be read comes back with a reason for each place. */
export const POST = route(async (request: Request, { params }: Address) => {
  const ctx = await currentContext((await params).slug)
  allow(ctx, 'claim:write')
  if (!sameSite(request)) throw forbidden('Imports are sent from the import page only.')
  const bytes = await bodyOf(request)
  const search = new URL(request.url).searchParams
  const name = search.get('name')
  const pasted = name === null
  const read = await readImport(pasted ? { text: new TextDecoder().decode(bytes) } : { bytes, fileName: name, sheet: search.get('sheet') })
  if (read.kind === 'refused') return Response.json({ problems: read.problems, sheets: read.sheets })
  const fileName = name ?? 'Pasted table'
  return Response.json(await startImport(ctx, { fileName, fileSha256: sha256OfBytes(bytes), table: read.table }))
})

/** Browsers say where a request comes from; a page of another site could not read the answer, but must not start an import either. */
const sameSite = (request: Request) => ['same-origin', null].includes(request.headers.get('sec-fetch-site'))
