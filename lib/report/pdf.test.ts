import { type ChildProcess, execFileSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ChangesFile, changesFile, type Paper } from '@/lib/domain/print/changes-file'
import type { Report } from '@/lib/domain/report'
import { canonical, sealOf, sha256Hex } from '@/lib/domain/seal'
import { attachedWeek } from '@/lib/import/attached-week'
import { exampleReport } from '@/lib/testing/example-report'
import { inOneLine, type PdfContent, readPdf } from '@/lib/testing/pdf-reader'
import { allTags, type PdfTags, readTags } from '@/lib/testing/pdf-tags'
import { renderWeek, setWeek } from './pdf'

const sealed = (report: Report): Report => ({ ...report, seal: sealOf(report) })
const contentOf = (report: Report, state: 'open' | 'signed' = 'signed') => canonical(state === 'signed' ? sealed(report) : report)
const render = (report: Report, state: 'open' | 'signed' = 'signed', paper: Paper = 'a4') =>
  renderWeek(contentOf(report, state), changesFile(null, report, paper))
const content = contentOf(exampleReport({ signed: true }))
const sha256 = sha256Hex(content)

async function attachmentsOf(pdf: Uint8Array) {
  const attached = await attachedWeek(pdf)
  if (attached.kind === 'none') throw new Error(attached.why)
  const text = (file: Uint8Array | null) => new TextDecoder().decode(file ?? undefined)
  return { week: text(attached.week), beside: text(attached.beside) }
}

describe('the PDF of a signed week', () => {
  let bytes: Uint8Array
  let pdf: PdfContent
  let tags: PdfTags
  beforeAll(async () => {
    bytes = await render(exampleReport({ signed: true }))
    pdf = readPdf(bytes)
    tags = await readTags(bytes)
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
      'switchboard verify FILE',
      '/verify',
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

  it('carries the frozen content byte for byte, whose SHA-256 is the hash of the week, and what its pages say besides', async () => {
    const { week, beside } = await attachmentsOf(bytes)
    expect(week).toBe(content)
    expect(JSON.parse(beside)).toEqual(changesFile(null, exampleReport({ signed: true })))
  })

  it('can be set again, byte for byte, from nothing but what it carries', async () => {
    const { week, beside } = await attachmentsOf(bytes)
    const again = await setWeek(week, ChangesFile.parse(JSON.parse(beside)))
    expect(sha256Hex(again.bytes)).toBe(sha256Hex(bytes))
  }, 60_000)

  it('is tagged, in English, with headings, heads of tables and words for every figure', () => {
    expect(tags).toMatchObject({ marked: true, language: 'en', title: 'Weekly audit 2026-W47 – Example studio' })
    const all = allTags(tags.root)
    const roles = new Set(all.map(({ role }) => role))
    for (const role of ['H1', 'H2', 'H3', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'L', 'LI', 'Link', 'Figure'])
      expect(roles, role).toContain(role)
    const tables = all.filter(({ role }) => role === 'Table').map(allTags)
    for (const table of tables) expect(table.some(({ role, scope }) => role === 'TH' && scope === 'Column')).toBe(true)
    expect(all.filter(({ role, alt }) => role === 'Figure' && !alt)).toEqual([])
    const alts = all.flatMap(({ alt }) => alt ?? [])
    expect(alts).toContain('Own blind trial: +39 points, 90% interval +17 to +62')
    expect(alts.some((alt) => alt.startsWith('What is claimed against what independent evidence supports'))).toBe(true)
  })

  it('never skips a level of headings', () => {
    const levels = allTags(tags.root).flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
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

  it('is the same, byte for byte, from another process in another time zone and language, on both papers', async () => {
    const script = `
      import { createHash } from 'node:crypto'
      import { changesFile } from '@/lib/domain/print/changes-file'
      import { canonical, sealOf } from '@/lib/domain/seal'
      import { exampleReport } from '@/lib/testing/example-report'
      import { renderWeek } from '@/lib/report/pdf'
      const report = exampleReport({ signed: true })
      const content = canonical({ ...report, seal: sealOf(report) })
      for (const paper of ['letter', 'a4']) {
        const bytes = await renderWeek(content, changesFile(null, report, paper))
        console.log(createHash('sha256').update(bytes).digest('hex'))
      }`
    const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', script]
    const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
    const printed = execFileSync(process.execPath, args, { cwd: path.resolve(import.meta.dirname, '../..'), env, encoding: 'utf8' })
    const letter = await render(exampleReport({ signed: true }), 'signed', 'letter')
    expect(printed.trim().split('\n')).toEqual([sha256Hex(letter), sha256Hex(bytes)])
    expect((await readTags(letter)).pageSize).toEqual([612, 792])
    expect(tags.pageSize.map(Math.round)).toEqual([595, 842])
    expect(inOneLine(readPdf(letter).pages[0] ?? '')).toContain(sha256)
  }, 120_000)

  it('is handed out again without setting it a second time', async () => {
    expect(await render(exampleReport({ signed: true }))).toBe(bytes)
  })
})

describe('the PDF of an open week', () => {
  it('says on every page that it is a draft', async () => {
    const bytes = await render(exampleReport(), 'open')
    const pdf = readPdf(bytes)
    for (const page of pdf.pages) expect(page).toContain('DRAFT – not signed')
    expect(inOneLine(pdf.pages[0] ?? '')).toContain('An approver or an owner may sign')
    expect((await attachmentsOf(bytes)).week).toBe(contentOf(exampleReport(), 'open'))
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

  it('may be 12,000 characters without a space, run from right to left or have no glyph here, and is never hidden', async () => {
    const report = exampleReport({ signed: true, name: 'שלום 😀 한국어 \u202Egnorw' })
    for (const { dependency } of report.dependencies) dependency.note = 'x'.repeat(12_000)
    const pdf = readPdf(await render(report))
    expect(pdf.text.replace(/[^x]/g, '').length).toBeGreaterThan(24_000 - 1)
    expect(inOneLine(pdf.text)).toContain('[U+05E9 U+05DC U+05D5 U+05DD] [U+1F600] [U+D55C U+AD6D U+C5B4] gnorw')
    expect(pdf.text).not.toContain('\u202E')
    // A page that does not hold it goes on over another one, which says whose it is.
    expect(pdf.pages.some((page) => /Product shots ?, continued/.test(inOneLine(page)))).toBe(true)
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

describe('the process that sets documents', () => {
  it('is started again when it ended', async () => {
    const shelf = globalThis as typeof globalThis & { switchboardTypesetting?: { child: ChildProcess | null } }
    await setWeek(content, changesFile(null, exampleReport()))
    const first = shelf.switchboardTypesetting?.child
    first?.kill('SIGKILL')
    const document = setWeek(contentOf(exampleReport({ signed: true, dependencies: 6 })), changesFile(null, exampleReport()))
    const { bytes } = await document.catch(() => setWeek(content, changesFile(null, exampleReport())))
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(shelf.switchboardTypesetting?.child).not.toBe(first)
  }, 60_000)
})
