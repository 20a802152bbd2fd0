import { currentContext } from '@/lib/auth/current-context'
import { allow } from '@/lib/context'
import { forbidden } from '@/lib/errors'
import { problem } from '@/lib/http/problem'
import { route } from '@/lib/http/route'
import { applyImport } from '@/lib/services/import-apply'

type Address = { params: Promise<{ slug: string; id: string }> }

/** Applies an import and tells, line by line as JSON, how many rows are done; the last line has the result or the reason against it. */
export const POST = route(async (request: Request, { params }: Address) => {
  const { slug, id } = await params
  const ctx = await currentContext(slug)
  allow(ctx, 'claim:write')
  if (!['same-origin', null].includes(request.headers.get('sec-fetch-site')))
    throw forbidden('Imports are applied from the import page only.')
  const body: { digest?: unknown; verdicts?: unknown } | null = await request.json().catch(() => null)
  const digest = String(body?.digest ?? '')
  const encoder = new TextEncoder()
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      // Somebody who leaves the page stops listening; the import goes on to its end all the same.
      const say = (line: unknown) => {
        try {
          controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        } catch {}
      }
      let told = 0
      await applyImport(ctx, { id, digest, verdicts: body?.verdicts === true }, (done, of) => {
        if (done - told < of / 100) return
        told = done
        say({ done, of })
      }).then(
        (result) => say({ result }),
        (error: unknown) => say({ problem: problem(error) }),
      )
      try {
        controller.close()
      } catch {}
    },
  })
  return new Response(lines, { headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' } })
})
