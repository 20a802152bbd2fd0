import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import { type PrintOptions, printReport } from '@/lib/domain/print/print'
import type { Report } from '@/lib/domain/report'

const wasm = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const fonts = ['Geist-Regular', 'Geist-SemiBold', 'GeistMono-Regular', 'NotoSansSC-Regular', 'NotoSansSC-SemiBold']
const templates = ['report', 'look', 'drawings', 'summary', 'dependency', 'appendix']

const read = (file: string) => readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file))

/** Documents kept: a few readers of the same weeks, at half a megabyte each. */
const kept = 8

type Press = { compiler: TypstCompiler; documents: Map<string, Uint8Array<ArrayBuffer>> }

// Kept across reloads of this module: the compiler takes a second and 200 MB to start.
const shelf = globalThis as typeof globalThis & { switchboardPress?: Promise<Press> }

/** A compiler that can reach no file and no network: it knows the fonts and the template it is given here, and nothing else. */
async function openPress(): Promise<Press> {
  await init({ module_or_path: await read(wasm) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of await Promise.all(fonts.map((name) => read(`lib/report/fonts/${name}.ttf`)))) await builder.add_raw_font(font)
  const compiler = await builder.build()
  for (const name of templates) compiler.add_source(`/${name}.typ`, String(await read(`lib/report/template/${name}.typ`)))
  return { compiler, documents: new Map() }
}

function press(): Promise<Press> {
  shelf.switchboardPress ??= openPress().catch((error) => {
    shelf.switchboardPress = undefined
    throw error
  })
  return shelf.switchboardPress
}

/** The report reaches the template only as JSON, so whatever people wrote stays text and is never read as markup. */
function compile(compiler: TypstCompiler, data: string): Uint8Array<ArrayBuffer> {
  const made: { result?: Uint8Array<ArrayBuffer>; diagnostics?: unknown[] } = compiler.compile('/report.typ', [['data', data]], 'pdf', 2)
  if (!made.result) throw new Error(`The PDF could not be set: ${made.diagnostics?.join('\n')}`)
  return made.result
}

/**
 * Sets a report as a tagged A4 PDF. The same report gives the same bytes on every machine, in every time zone and on every day. Setting
 * holds up the process for a fraction of a second, so a document that was set lately is handed out again.
 */
export async function renderReport(report: Report, options: PrintOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { compiler, documents } = await press()
  const data = JSON.stringify(printReport(report, options))
  const key = createHash('sha256').update(data).digest('hex')
  const bytes = documents.get(key) ?? compile(compiler, data)
  documents.delete(key)
  documents.set(key, bytes)
  for (const oldest of [...documents.keys()].slice(0, -kept)) documents.delete(oldest)
  return bytes
}
