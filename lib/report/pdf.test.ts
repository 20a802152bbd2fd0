import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '@/lib/domain/report'
import { exampleReport } from '@/lib/testing/example-report'
import { inOneLine, type PdfContent, readPdf } from '@/lib/testing/pdf-reader'
import { renderReport } from './pdf'

const sha256 = '0123456789abcdef'.repeat(4)
const render = (report: Report, state: 'open' | 'signed' = 'signed') => renderReport(report, { before: null, state, sha256 })

describe('the PDF of a signed week', () => {
  let bytes: Uint8Array
  let pdf: PdfContent
  beforeAll(async () => {
    bytes = await render(exampleReport({ signed: true }))
    pdf = readPdf(bytes)
  }, 60_000)

  it('is a PDF', () => {
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  it('carries the whole message on page 1: team, week, state, decisions, verdicts, money, signature and hash', () => {
    const first = inOneLine(pdf.pages[0] ?? '')
    for (const part of [
      'Example studio',
      '2026-W47',
      'Signed',
      'Bo Lindqvist, approver, 20 Nov 2026, 16:00 (Europe/Berlin)',
      'Leave MAGI-1 on magi now: it ended on 24 Sep 2026.',
      'Switch justified',
      'Spend at risk: $2,400 of $2,400 a month',
      'What changed',
      'Page 1 of',
      sha256,
    ])
      expect(first).toContain(part)
  })

  it('names the shortened hash and the number of pages on every further page', () => {
    for (const [index, page] of pdf.pages.slice(1).entries()) {
      expect(inOneLine(page)).toContain(`${sha256.slice(0, 12)}…${sha256.slice(-6)}`)
      expect(inOneLine(page)).toContain(`Page ${index + 2} of ${pdf.pages.length}`)
    }
  })

  it('is tagged, in English, with headings, heads of tables and words for every figure', () => {
    expect(pdf.catalogue).toMatch(/\/StructTreeRoot/)
    expect(pdf.catalogue).toMatch(/\/Marked true/)
    expect(pdf.catalogue).toMatch(/\/Lang \(en\)/)
    for (const role of ['H1', 'H2', 'H3', 'Table', 'THead', 'TH', 'TD', 'L', 'LI', 'Link', 'Figure'])
      expect(pdf.roles.get(role), role).toBeGreaterThan(0)
    expect(pdf.alts).toHaveLength(pdf.roles.get('Figure') ?? 0)
    expect(pdf.alts).toContain('Own blind trial: +39 points, 90% interval +17 to +62')
    expect(pdf.alts.some((alt) => alt.startsWith('What is claimed against what independent evidence supports'))).toBe(true)
  })

  it('leads through the document by bookmarks and to the sources by links', () => {
    expect(pdf.bookmarks).toEqual(
      expect.arrayContaining([
        'Example studio',
        'Decide this week',
        'Dependencies',
        'Adverts',
        'Product shots',
        'Appendix A: claims cited',
        'Appendix B: sources',
      ]),
    )
    expect(pdf.links).toEqual(['https://arena.example/board'])
  })

  it('lists every cited claim with value, interval, evaluator and source', () => {
    const text = inOneLine(pdf.text)
    for (const part of ['1,402', '1,394 to 1,410', '9,000 votes', 'Arena.ai', '1 Oct 2026', 'Arena board of October', 'demo data'])
      expect(text).toContain(part)
  })

  it('is the same, byte for byte, from another process in another time zone and language', async () => {
    const script = `
      import { createHash } from 'node:crypto'
      import { exampleReport } from '@/lib/testing/example-report'
      import { renderReport } from '@/lib/report/pdf'
      const bytes = await renderReport(exampleReport({ signed: true }), { before: null, state: 'signed', sha256: '${sha256}' })
      console.log(createHash('sha256').update(bytes).digest('hex'))`
    const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', script]
    const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
    const printed = execFileSync(process.execPath, args, { cwd: path.resolve(import.meta.dirname, '../..'), env, encoding: 'utf8' })
    expect(printed.trim()).toBe(createHash('sha256').update(bytes).digest('hex'))
  }, 120_000)

  it('is handed out again without setting it a second time', async () => {
    expect(await render(exampleReport({ signed: true }))).toBe(bytes)
  })
})

describe('the PDF of an open week', () => {
  it('says on every page that it is a draft', async () => {
    const pdf = readPdf(await render(exampleReport(), 'open'))
    for (const page of pdf.pages) expect(page).toContain('DRAFT – not signed')
    expect(inOneLine(pdf.pages[0] ?? '')).toContain('An approver or an owner may sign')
  }, 60_000)
})

describe('what people wrote', () => {
  it.each([
    '#import "/look.typ": data',
    '#read("/etc/passwd") #sys.inputs',
    '$ integral_0^1 x dif x $',
    '*bold* _slanted_ `code` ~ --- ...',
    '<tag> @C1 = Heading',
    '// a comment /* another */',
    '#[ ] { } ( ) " \' \\ \\u{41}',
    '可灵 海螺 即梦 通义万相 字节跳动',
  ])(
    'stays text and is never read as markup: %s',
    async (text) => {
      const pdf = readPdf(await render(exampleReport({ signed: true, name: text, vendor: text, model: text, source: text })))
      const [, ...rest] = inOneLine(pdf.text).split(text)
      expect(rest.length).toBeGreaterThan(3)
      expect(pdf.bookmarks).toContain(text)
    },
    60_000,
  )

  it('may be 5,000 characters without a space, run from right to left or have no glyph here, and stays in the document', async () => {
    const report = exampleReport({ signed: true, name: 'שלום 😀 한국어 \u202Egnorw' })
    for (const { dependency } of report.dependencies) dependency.note = 'x'.repeat(5000)
    const pdf = readPdf(await render(report))
    expect(pdf.text.replace(/[^x]/g, '').length).toBeGreaterThan(10_000)
    expect(inOneLine(pdf.text)).toContain('한국어 gnorw')
    expect(pdf.text).not.toContain('\u202E')
  }, 60_000)
})

describe('a workspace with many dependencies', () => {
  it('keeps signature and changes on page 1 and lists the rest after it', async () => {
    const pdf = readPdf(await render(exampleReport({ signed: true, dependencies: 20 })))
    expect(inOneLine(pdf.pages[0] ?? '')).toContain('Signatures')
    expect(pdf.bookmarks).toContain('Further dependencies')
    expect(pdf.bookmarks.filter((title) => title.startsWith('Adverts'))).toHaveLength(20)
  }, 60_000)
})
