// A worker thread that sets documents. It must be plain JavaScript, because the server that starts it compiles nothing at run time.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import init, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

const { root, module, fonts, templates } = workerData
const read = (file) => readFile(path.join(root, 'lib/report', file))

const { memory } = await init({ module_or_path: module })
const builder = new TypstCompilerBuilder()
// The compiler can reach no file and no network: it knows the fonts and the template that it is given here, and nothing else.
builder.set_dummy_access_model()
for (const font of fonts) await builder.add_raw_font(await read(`fonts/${font}.ttf`))
const compiler = await builder.build()
for (const name of templates) compiler.add_source(`/${name}.typ`, String(await read(`template/${name}.typ`)))

parentPort.on('message', (data) => {
  const { result, diagnostics } = compiler.compile('/report.typ', [['data', data]], 'pdf', 2)
  const answer = { bytes: result, problem: diagnostics?.join('\n'), memory: memory.buffer.byteLength }
  parentPort.postMessage(answer, result ? [result.buffer] : [])
})
