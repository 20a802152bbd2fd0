import { expect, test } from 'vitest'
import { readImport } from '@/lib/import/read'
import type { ReadResult } from '@/lib/import/table'
import { type Malformed, nextMalformed } from '@/lib/testing/malformed-files'
import { seeded } from '@/lib/testing/seeded'

const words = /\p{L}{3}/u
/** Reasons that concern the whole file, so that no row or column could be named. */
const ofTheWhole =
  /It is empty|no text in it|encoding of the file|says it is|UTF-32|The file is|complete XLSX|200 times|unpacks|workbook|single value|empty list|YAML is longer|more than 5 seconds|more than .* (?:rows|cells)|The table has headings but no rows|object with fields|ha(?:s|ve) a problem/

function wrongIn({ name }: Malformed, read: ReadResult): string[] {
  if (read.kind === 'table') {
    const { columns, rows } = read.table
    const ragged = rows.find(({ cells }) => cells.length !== columns.length)
    const texts = [...columns, ...rows.flatMap(({ cells }) => cells)]
    return [
      ...(ragged ? [`${name}: ${ragged.place} has other cells than the headings`] : []),
      ...(rows.length === 0 ? [`${name}: no rows`] : []),
      ...(new Set(columns).size < columns.length ? [`${name}: headings twice`] : []),
      ...(columns.some((column) => ['', '__proto__', 'constructor', 'prototype'].includes(column))
        ? [`${name}: a heading that must not be`]
        : []),
      ...(texts.some((text) => typeof text !== 'string' || text.includes('\u0000')) ? [`${name}: a cell that cannot be kept`] : []),
      ...(rows.some(({ place }) => place === '') ? [`${name}: a row without a place`] : []),
    ]
  }
  return read.problems.flatMap((found) => {
    const named = found.place !== null || found.column !== null || ofTheWhole.test(found.reason)
    const said = words.test(found.reason) && words.test(found.fix)
    return named && said ? [] : [`${name}: ${JSON.stringify(found)}`]
  })
}

const files = 5000

test('5,000 malformed files are read or refused with row or column, reason and fix, and none throws, hangs or reaches into the program', async () => {
  const random = seeded(20261125)
  const before = Object.getOwnPropertyNames(Object.prototype)
  const wrong: string[] = []
  let refused = 0
  let slowest = { name: '', ms: 0 }
  for (let index = 0; index < files; index += 1) {
    const file = nextMalformed(random)
    const started = performance.now()
    const read = await readImport(file.input).catch((error: unknown) => error as Error)
    const ms = performance.now() - started
    if (ms > slowest.ms) slowest = { name: file.name, ms }
    if (read instanceof Error) wrong.push(`${index} ${file.name}: threw ${read.stack}`)
    else wrong.push(...wrongIn({ ...file, name: `${index} ${file.name}` }, read))
    if (!(read instanceof Error) && read.kind === 'refused') refused += 1
  }
  expect(wrong).toEqual([])
  expect(slowest.ms).toBeLessThan(5000)
  expect(refused / files).toBeGreaterThan(0.5)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
}, 600_000)
