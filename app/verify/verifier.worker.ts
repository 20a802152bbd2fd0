import { sha256Hex } from '@/lib/domain/seal'
import type { Verification } from '@/lib/domain/verify-week-result'
import { verifyTogether, type WeeksVerified } from '@/lib/domain/verify-weeks'
import { loadPdfReader } from '@/lib/import/attached-week'
import { verifyFile } from '@/lib/import/verify-file'

/** What the page asks: to check files, or to hold those it checked last against a hash (null: against none). */
export type Ask = { files: File[] } | { expected: string | null }
export type Answer =
  | { kind: 'ready' }
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'found'; names: string[]; found: WeeksVerified }

const scope = globalThis as unknown as { onmessage: (event: MessageEvent<Ask>) => void; postMessage: (answer: Answer) => void }

let names: string[] = []
let checked: Verification[] = []
let expected: string | undefined
let working: Promise<void> = Promise.resolve()

async function check(files: File[]): Promise<void> {
  const results: Verification[] = []
  for (const file of files) {
    scope.postMessage({ kind: 'progress', done: results.length, of: files.length })
    const bytes = new Uint8Array(await file.arrayBuffer())
    results.push((await verifyFile(bytes, sha256Hex)).verification)
  }
  names = files.map(({ name }) => name)
  checked = results
  answer()
}

function answer(): void {
  if (checked.length > 0) scope.postMessage({ kind: 'found', names, found: verifyTogether(checked, expected) })
}

scope.onmessage = ({ data }) => {
  if ('files' in data) working = working.then(() => check(data.files))
  else
    working = working.then(() => {
      expected = data.expected ?? undefined
      answer()
    })
}

// Once the PDF reader has come too, nothing more is fetched: the page works without a network from here on.
void loadPdfReader().then(() => scope.postMessage({ kind: 'ready' }))
