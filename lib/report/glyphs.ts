import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Drawable } from '@/lib/domain/print/safe-text'

/** One font of each script; their heavier cuts have the same characters. */
const files = ['Geist-Regular', 'NotoSansSC-Regular']

let drawable: Promise<Drawable> | null = null

/** Whether the fonts of the PDF have a glyph for a character. The fonts are read once. */
export function fontsDraw(): Promise<Drawable> {
  drawable ??= Promise.all(files.map(charactersOf)).then((fonts) => {
    const all = new Set(fonts.flat())
    return (character) => all.has(character.codePointAt(0) ?? 0)
  })
  drawable.catch(() => {
    drawable = null
  })
  return drawable
}

async function charactersOf(font: string): Promise<number[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/report/fonts')
  return codePoints(await readFile(path.join(/* turbopackIgnore: true */ folder, `${font}.ttf`)))
}

/** Every code point in the character map of a TrueType font, from its subtables of formats 4 and 12. */
export function codePoints(font: Buffer): number[] {
  const table = tableAt(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(table + 2) }, (_, index) => table + font.readUInt32BE(table + 8 + index * 8))
  const wide = subtables.find((at) => font.readUInt16BE(at) === 12)
  if (wide !== undefined) return groups(font, wide)
  const narrow = subtables.find((at) => font.readUInt16BE(at) === 4)
  return narrow === undefined ? [] : segments(font, narrow)
}

function tableAt(font: Buffer, name: string): number {
  for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  throw new Error(`The font has no table ${name}.`)
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function groups(font: Buffer, at: number): number[] {
  const count = font.readUInt32BE(at + 12)
  return range(0, count - 1).flatMap((index) => {
    const group = at + 16 + index * 12
    return range(font.readUInt32BE(group), font.readUInt32BE(group + 4))
  })
}

function segments(font: Buffer, at: number): number[] {
  const size = font.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + size]
  return range(0, size / 2 - 1).flatMap((index) => {
    const [from, to] = [font.readUInt16BE(starts + index * 2), font.readUInt16BE(ends + index * 2)]
    return from === 0xffff ? [] : range(from, to)
  })
}
