import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { wholeFileNames, wholeFiles } from '@/lib/export/files'
import { tableNames, tables } from '@/lib/export/tables'
import { formatNumber } from '@/lib/format'
import type { ExportCounts } from '@/lib/services/export-counts'

const formats = [
  { label: 'CSV', ending: 'csv' },
  { label: 'Excel CSV', ending: 'csv?bom=1' },
  { label: 'XLSX', ending: 'xlsx' },
  { label: 'JSON', ending: 'json' },
]

/** A download is no page: nothing may fetch it ahead of the click. */
function Download({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <a className="link inline-flex min-h-6 items-center" href={href} download aria-label={`Download ${name} as ${children}`}>
      {children}
    </a>
  )
}

/** Everything the workspace holds, to take away: as a whole and table by table. */
export function ExportSection({ slug, counts }: { slug: string; counts: ExportCounts }) {
  const folder = `/w/${slug}/export`
  return (
    <Section
      id="export"
      title="Export"
      meta="Inventory, evidence and results of trials, without people and secrets. Archived claims are left out; a signed week is downloaded from its own page."
      flush
    >
      <WholeTable folder={folder} />
      <Table label="Export of single tables" className="pt-4">
        <thead>
          <tr>
            <Th fixed="narrow">Single tables</Th>
            <Th numeric>Rows</Th>
            <Th>Download</Th>
          </tr>
        </thead>
        <tbody>
          {tableNames.map((table) => (
            <Tr key={table}>
              <RowHead>{tables[table].label}</RowHead>
              <Td numeric>{formatNumber(counts[table])}</Td>
              <Td className="w-full">
                <div className="flex gap-3 whitespace-nowrap">
                  {formats.map(({ label, ending }) => (
                    <Download key={ending} href={`${folder}/${table}.${ending}`} name={tables[table].label.toLowerCase()}>
                      {label}
                    </Download>
                  ))}
                </div>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="pt-2 text-sm text-muted">
        Texts that a spreadsheet would run stand behind an apostrophe in CSV files, which the import takes away again. Excel CSV begins with
        a byte-order mark, so that Excel reads it as UTF-8.
      </p>
    </Section>
  )
}

function WholeTable({ folder }: { folder: string }) {
  return (
    <Table label="Export of the whole workspace">
      <thead>
        <tr>
          <Th fixed="narrow">The whole workspace</Th>
          <Th>What it holds</Th>
        </tr>
      </thead>
      <tbody>
        {wholeFileNames.map((file) => (
          <Tr key={file}>
            <RowHead>
              <Download href={`${folder}/${file}`} name="the workspace">
                {wholeFiles[file].label}
              </Download>
            </RowHead>
            <Td className="text-muted">{wholeFiles[file].holds}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
