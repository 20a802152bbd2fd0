import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib'

/** A node of the structure tree of a PDF: what a screen reader is told. */
export type PdfTag = { role: string; alt: string | null; language: string | null; scope: string | null; children: PdfTag[] }

/** The structure tree of a PDF and what its catalogue says about it. */
export type PdfTags = { marked: boolean; language: string | null; title: string | undefined; root: PdfTag; pageSize: [number, number] }

const textOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null

const nameOf = (value: PDFObject | undefined): string | null => (value instanceof PDFName ? value.decodeText() : null)

/** Reads the tags of a PDF with a reader that shares no code with the writer. */
export async function readTags(bytes: Uint8Array): Promise<PdfTags> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog, context } = document
  const look = (dict: PDFDict, key: string) => context.lookup(dict.get(PDFName.of(key)))

  const scopeOf = (node: PDFDict): string | null => {
    const attributes = look(node, 'A')
    const all = attributes instanceof PDFArray ? attributes.asArray().map((entry) => context.lookup(entry)) : [attributes]
    return all.map((entry) => (entry instanceof PDFDict ? nameOf(look(entry, 'Scope')) : null)).find((scope) => scope !== null) ?? null
  }
  const childrenOf = (node: PDFDict): PdfTag[] => {
    const kids = look(node, 'K')
    const all = kids instanceof PDFArray ? kids.asArray().map((kid) => context.lookup(kid)) : [kids]
    return all.flatMap((kid) => (kid instanceof PDFDict && kid.has(PDFName.of('S')) ? [tagOf(kid)] : []))
  }
  const tagOf = (node: PDFDict): PdfTag => ({
    role: nameOf(look(node, 'S')) ?? '',
    alt: textOf(look(node, 'Alt')),
    language: textOf(look(node, 'Lang')),
    scope: scopeOf(node),
    children: childrenOf(node),
  })

  const tree = look(catalog, 'StructTreeRoot')
  const mark = look(catalog, 'MarkInfo')
  const { width, height } = document.getPage(0).getSize()
  return {
    marked: mark instanceof PDFDict && String(look(mark, 'Marked')) === 'true',
    language: textOf(look(catalog, 'Lang')),
    title: document.getTitle(),
    root: { role: 'StructTreeRoot', alt: null, language: null, scope: null, children: tree instanceof PDFDict ? childrenOf(tree) : [] },
    pageSize: [width, height],
  }
}

/** Every tag of a tree in reading order. */
export const allTags = (tag: PdfTag): PdfTag[] => [tag, ...tag.children.flatMap(allTags)]
