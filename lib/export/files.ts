import { isTableName, type TableName, tableNames } from './tables'

/** Formats of one table. */
export const tableFormats = ['csv', 'json', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Files of the whole workspace, with what each of them is for. */
export const wholeFiles = {
  'workspace.json': {
    label: 'JSON',
    type: 'application/json',
    holds: 'Every table in one document, each value as the workspace keeps it.',
  },
  'workspace.xlsx': {
    label: 'XLSX',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    holds:
      'One sheet per table, but for the jobs, which may be more than a sheet takes. Nothing in it runs; texts over 32,767 characters are cut, and say so.',
  },
  'workspace.zip': { label: 'CSV', type: 'application/zip', holds: 'One CSV file per table, in a ZIP.' },
  'every-eval-ever.jsonl': {
    label: 'Every Eval Ever',
    type: 'application/jsonl',
    holds:
      'Published results in the shared format for evaluations, one document a line. Claims without a number or a benchmark dimension have no place in it.',
  },
  'every-eval-ever.zip': {
    label: 'Every Eval Ever, files',
    type: 'application/zip',
    holds: 'The same documents, one file each, in folders by benchmark, vendor and model.',
  },
  'cyclonedx.json': {
    label: 'CycloneDX 1.7',
    type: 'application/vnd.cyclonedx+json; version=1.7',
    holds:
      'A bill of materials: models with their cards, the APIs that serve them, what depends on what, and each claim with its evidence.',
  },
} as const
export type WholeFile = keyof typeof wholeFiles
export const wholeFileNames = Object.keys(wholeFiles) as WholeFile[]

export const mediaTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xlsx: wholeFiles['workspace.xlsx'].type,
}

export type AskedFile = { kind: 'whole'; name: WholeFile } | { kind: 'table'; table: TableName; format: TableFormat }

/** What a file name in an address asks for; null: there is no such file. */
export function askedFile(name: string): AskedFile | null {
  if (Object.hasOwn(wholeFiles, name)) return { kind: 'whole', name: name as WholeFile }
  const [table = '', format = '', ...rest] = name.split('.')
  const known = tableFormats.find((entry) => entry === format)
  return rest.length === 0 && known && isTableName(table) ? { kind: 'table', table, format: known } : null
}

export const fileNames: string[] = [...wholeFileNames, ...tableNames.flatMap((table) => tableFormats.map((format) => `${table}.${format}`))]
