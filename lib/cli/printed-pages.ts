import type { Check } from '@/lib/domain/verify-week-result'
import type { Attached } from '@/lib/import/attached-week'

const fails = (text: string): Check => ({ result: 'fails', text, details: [] })
const unknown = (text: string): Check => ({ result: 'unknown', text, details: [] })
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/**
 * Sets the week inside a PDF again and compares every byte of the two documents. `before` is the file of the week before, where it is known: what
 * changed since then is computed from both rather than taken from the PDF.
 */
export async function pagesCheck(pdf: Uint8Array, { week, beside }: Attached, before: Uint8Array | undefined): Promise<Check> {
  if (beside === null) return unknown('The PDF does not carry what its pages say besides the week, so they cannot be set again.')
  const { ChangesFile } = await import('@/lib/domain/print/changes-file')
  const changes = ChangesFile.safeParse(parsed(textOf(beside)))
  if (!changes.success) return fails('What the pages say besides the week, attached to the PDF, is not what Switchboard attaches.')
  try {
    if (before && (await computedBeside(before, week, changes.data.paper)) !== textOf(beside))
      return fails('The pages name other changes since the week before than the two weeks themselves show.')
    const { renderWeek } = await import('@/lib/report/pdf')
    const again = await renderWeek(textOf(week), changes.data)
    const since = changes.data.since
    const open = since !== null && before === undefined
    return compared(
      pdf,
      again,
      open ? [`What changed since ${since} was taken from the PDF; give the file of ${since} as well to have it computed.`] : [],
    )
  } catch {
    return unknown('The pages could not be set again here, so they were not compared.')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function computedBeside(before: Uint8Array, week: Uint8Array, paper: 'a4' | 'letter'): Promise<string> {
  const [{ changesFile }, { readReport }, { canonical }] = await Promise.all([
    import('@/lib/domain/print/changes-file'),
    import('@/lib/domain/report'),
    import('@/lib/domain/seal'),
  ])
  return canonical(changesFile(readReport(textOf(before)), readReport(textOf(week)), paper))
}

function compared(pdf: Uint8Array, again: Uint8Array, details: string[]): Check {
  const differs = pdf.findIndex((byte, index) => byte !== again[index])
  if (differs === -1 && pdf.length === again.length)
    return {
      result: 'holds',
      text: `Set again from the week inside, all ${pdf.length.toLocaleString('en-US')} bytes of the PDF are the same.`,
      details,
    }
  return fails(
    `Set again from the week inside, the PDF differs from byte ${(differs === -1 ? again.length : differs) + 1} on: its pages were altered, or another version of Switchboard made it.`,
  )
}
