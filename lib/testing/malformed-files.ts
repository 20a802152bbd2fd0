import { strFromU8, strToU8, zipSync } from 'fflate'
import type { ImportInput } from '@/lib/import/read'
import {
  board,
  boardRows,
  card,
  csv,
  evalResults,
  evaluation,
  markdown,
  objects,
  pasted,
  scores,
  vbench,
  workbookParts,
} from './import-files'
import type { Seeded } from './seeded'

/** One malformed file: what was done to which valid one, so that a failure can be repeated. */
export type Malformed = { name: string; input: ImportInput }

const valid: Record<string, string> = {
  csv,
  pasted,
  json: JSON.stringify(objects),
  wrapped: JSON.stringify({ results: objects }, null, 1),
  lines: [...objects, ...objects].map((entry) => JSON.stringify(entry)).join('\n'),
  evaluation: JSON.stringify(evaluation, null, 2),
  board: JSON.stringify({ snapshots: [board, board] }),
  boardRows: JSON.stringify(boardRows),
  vbench,
  markdown,
  card,
  evalResults,
}

type Damage = (text: string, random: Seeded) => string

const at = (text: string, random: Seeded) => Math.floor(random.uniform() * (text.length + 1))
const insert = (text: string, random: Seeded, what: string) => {
  const place = at(text, random)
  return text.slice(0, place) + what + text.slice(place)
}
const lines = (text: string) => text.split('\n')
const oneLine = (text: string, random: Seeded, change: (line: string) => string) => {
  const all = lines(text)
  const which = Math.floor(random.uniform() * all.length)
  return all.map((line, index) => (index === which ? change(line) : line)).join('\n')
}

const numbers = [
  '1.234,56',
  '1,234.56',
  '1 234,56',
  "1'234",
  '12,34,567',
  '1,234',
  '١٢٣',
  '１２',
  '1e999',
  '-',
  '± 14',
  '12 %',
  '0x1F',
  '=1+1',
  '9'.repeat(400),
]
const dates = ['05/06/26', '31.02.2026', '2026-13-01', '46131', '25 ноября 2026', '2026年11月25日', '٢٠٢٦', 'yesterday', '0000-00-00']
const units = ['83.2%', '0.832', '1381 Elo', '12 ms', '$0.05', '1.2k', '5 s']
const texts = [
  '\ufeff',
  '\u202e',
  '\ud800',
  '\ufffd',
  '"',
  "'",
  '""',
  '\\',
  '\t',
  '\r',
  '\u2028',
  '{',
  ']',
  '|',
  ',',
  ';',
  '@SUM(A1)',
  '-2+3',
  '<b>',
  '%00',
  'null',
  '__proto__',
  'constructor',
]

const damages: Record<string, Damage> = {
  'cut off': (text, random) => text.slice(0, at(text, random)),
  'start missing': (text, random) => text.slice(at(text, random)),
  'lines end in CR only': (text) => text.replaceAll('\n', '\r'),
  'line ends mixed': (text, random) => text.replace(/\n/g, () => random.pick(['\n', '\r\n', '\r'])),
  NUL: (text, random) => insert(text, random, '\u0000'),
  'quote not closed': (text, random) => insert(text, random, '"'),
  'odd character': (text, random) => insert(text, random, random.pick(texts)),
  'separator too much': (text, random) => insert(text, random, random.pick([',', ';', '\t', '|'])),
  'row too short': (text, random) => oneLine(text, random, (line) => line.slice(0, Math.floor(line.length / 2))),
  'row too long': (text, random) => oneLine(text, random, (line) => `${line};x,y\tz|w`),
  'line missing': (text, random) => oneLine(text, random, () => ''),
  'line twice': (text, random) => oneLine(text, random, (line) => `${line}\n${line}`),
  'headings twice': (text) => oneLineAt(text, 0, (line) => `${line}${line}`),
  'headings alike': (text) => text.replaceAll(/benchmark|dimension|model|Note|rank/g, 'value'),
  'key twice': (text) => text.replace(/\{/g, '{"model":1,"model":2,'),
  'reserved words': (text, random) =>
    text.replace(/model|value|name/g, () => random.pick(['__proto__', 'constructor', 'prototype', 'model'])),
  'numbers of other locales': (text, random) => text.replace(/\d[\d.,]*/g, () => random.pick(numbers)),
  'dates of other locales': (text, random) => text.replace(/\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}/g, () => random.pick(dates)),
  'units mixed': (text, random) => text.replace(/\d+(?:\.\d+)?/g, () => random.pick(units)),
  formulas: (text, random) => text.replace(/Veo|Wan|Kling/g, () => random.pick(['=HYPERLINK("x")', '=1+1', '@cmd', '+1', '-1'])),
  wide: (text, random) => insert(text, random, `${',x'.repeat(300)}${';x'.repeat(300)}`),
  deep: (text, random) => insert(text, random, random.pick(['[', '{"a":', '- ']).repeat(20 + Math.floor(random.uniform() * 400))),
  'brackets gone': (text) => text.replace(/[\]}]+\s*$/, ''),
  'two files in one': (text, random) => text + random.pick(Object.values(valid)),
  empty: (_, random) =>
    random.pick(['', ' ', '\n\n', '\ufeff', '{}', '[]', '""', 'null', '[[]]', '{"data":[]}', ',', '---\n---\n', '|', '|-|']),
}

const oneLineAt = (text: string, which: number, change: (line: string) => string) =>
  lines(text)
    .map((line, index) => (index === which ? change(line) : line))
    .join('\n')

type Encoding = (text: string, random: Seeded) => Uint8Array

const swapped = (bytes: Uint8Array) => {
  const big = Uint8Array.from(bytes)
  for (let index = 0; index + 1 < big.length; index += 2) big.set([bytes[index + 1] ?? 0, bytes[index] ?? 0], index)
  return big
}
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const withBytes = (bytes: Uint8Array, random: Seeded, many: number) => {
  const changed = Uint8Array.from(bytes)
  for (let count = 0; count < many && changed.length > 0; count += 1)
    changed[Math.floor(random.uniform() * changed.length)] = Math.floor(random.uniform() * 256)
  return changed
}

const encodings: Record<string, Encoding> = {
  'UTF-8': (text) => strToU8(text),
  'Latin-1': (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  'UTF-16 LE': (text) => utf16(`\ufeff${text}`),
  'UTF-16 BE': (text) => swapped(utf16(`\ufeff${text}`)),
  'UTF-16 without mark': (text) => utf16(text),
  'half a character': (text) => utf16(`\ufeff${text}`).subarray(0, -1),
  'false mark': (text) => Uint8Array.from([0xff, 0xfe, ...strToU8(text)]),
  'random bytes': (text, random) => withBytes(strToU8(text), random, 1 + Math.floor(random.uniform() * 8)),
  noise: (text, random) => Uint8Array.from({ length: Math.min(text.length, 400) }, () => Math.floor(random.uniform() * 256)),
}

const sheetPart = 'xl/worksheets/sheet1.xml'
const workbookDamages: Record<string, (parts: Record<string, Uint8Array>, random: Seeded) => Uint8Array> = {
  'workbook cut off': (parts, random) => {
    const file = zipSync(parts)
    return file.subarray(0, Math.floor(random.uniform() * file.length))
  },
  'workbook with random bytes': (parts, random) => withBytes(zipSync(parts), random, 1 + Math.floor(random.uniform() * 12)),
  'part missing': (parts, random) => {
    const gone = random.pick(Object.keys(parts))
    return zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== gone)))
  },
  'part damaged': (parts, random) => {
    const name = random.pick(Object.keys(parts))
    const damage = random.pick(Object.values(damages))
    return zipSync({ ...parts, [name]: strToU8(damage(strFromU8(parts[name] ?? new Uint8Array()), random)) })
  },
  'bomb in a workbook': (parts) => zipSync({ ...parts, [sheetPart]: new Uint8Array(1_500_000) }, { level: 1 }),
  'far cell': (parts) =>
    zipSync({
      ...parts,
      [sheetPart]: strToU8(
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="ZZZ9"><v>1</v></c></row></sheetData></worksheet>',
      ),
    }),
}

function damagedText(random: Seeded): Malformed {
  const kind = random.pick(Object.keys(valid))
  const first = random.pick(Object.keys(damages))
  const second = random.uniform() < 0.3 ? random.pick(Object.keys(damages)) : null
  let text = damages[first]?.(valid[kind] ?? '', random) ?? ''
  if (second) text = damages[second]?.(text, random) ?? ''
  const encoding = random.uniform() < 0.4 ? null : random.pick(Object.keys(encodings))
  const name = [kind, first, second, encoding ?? 'pasted'].filter(Boolean).join(', ')
  if (encoding === null) return { name, input: { text } }
  return {
    name,
    input: { bytes: encodings[encoding]?.(text, random) ?? new Uint8Array(), fileName: random.pick([null, 'a.csv', 'a.xlsx', 'a.json']) },
  }
}

/** The next malformed file of a series that is the same in every run. */
export function nextMalformed(random: Seeded): Malformed {
  if (random.uniform() > 0.12) return damagedText(random)
  const damage = random.pick(Object.keys(workbookDamages))
  const parts = workbookParts({ Scores: scores })
  return { name: damage, input: { bytes: workbookDamages[damage]?.(parts, random) ?? new Uint8Array(), fileName: 'a.xlsx' } }
}
