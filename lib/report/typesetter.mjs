// A process that sets documents. It must be plain JavaScript, because the server that starts it compiles nothing at run time.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import init, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

const { root, wasm, fonts, templates } = JSON.parse(process.argv[2])
const read = (file) => readFile(path.join(root, 'lib/report', file))

const { memory } = await init({ module_or_path: await WebAssembly.compile(await readFile(path.join(root, wasm))) })
const builder = new TypstCompilerBuilder()
// The compiler can reach no file and no network: it knows the fonts, the template and the files that it is given here, and nothing else.
builder.set_dummy_access_model()
for (const font of fonts) await builder.add_raw_font(await read(`fonts/${font}.ttf`))
const compiler = await builder.build()
for (const name of templates) compiler.add_source(`/${name}.typ`, String(await read(`template/${name}.typ`)))
process.on('message', (files) => {
  for (const [name, text] of files) compiler.map_shadow(`/${name}`, Buffer.from(text))
  const { result, diagnostics } = compiler.compile('/report.typ', [], 'pdf', 2)
  for (const [name] of files) compiler.unmap_shadow(`/${name}`)
  process.send({
    bytes: result,
    problem: diagnostics?.join('\n'),
    memory: memory.buffer.byteLength,
    peak: process.resourceUsage().maxRSS * 1024,
  })
})
process.on('disconnect', () => process.exit())
process.send('ready')
