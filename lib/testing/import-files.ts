import { strToU8, zipSync } from 'fflate'

/** Small files as people have them, one of each kind that the import reads. */
export const csv = `model;benchmark;dimension;value;ci;votes;date
Veo 3.1;Arena;Score;1.381,5;± 14;12.604;19.04.2026
"Kling ""2.6"" Pro";Arena;Score;1.219;± 8;38.740;19.04.2026
"Runway
Gen-4.5";"Arena; silent";Score;1.214,25;± 11;3.932;19.04.2026
`

export const pasted = [
  'Model\tScore\tNote',
  'Veo 3.1\t83.2\t5" screen',
  '"Kling 2.6\nPro"\t81.7\t"says ""best"""',
  'Wan 2.5\t\t=SUM(B2:B3)',
].join('\n')

export const objects = [
  { model: 'Veo 3.1', value: 83.2, sample: { size: 120, unit: 'clips' }, tags: ['silent', '720p'], ok: true, note: null },
  { model: 'Wan 2.5', value: 79, sample: { size: 120, unit: 'clips' }, links: [{ url: 'https://example.org' }] },
]

export const evaluation = {
  schema_version: '0.3.0',
  evaluation_id: 'vbench/google_veo-3.1/1760492095.81',
  retrieved_timestamp: '1760492095.81',
  evaluation_timestamp: '2025-10-02T09:00:00Z',
  source_metadata: {
    source_name: 'VBench leaderboard',
    source_type: 'evaluation_run',
    source_organization_name: 'Vchitect',
    source_organization_url: 'https://example.org/vchitect',
    evaluator_relationship: 'third_party',
    additional_details: { table_id: 'vbench-2025-10' },
  },
  eval_library: { name: 'vbench', version: '0.1.5' },
  model_info: { name: 'Veo 3.1', id: 'google/veo-3.1', developer: 'Google', inference_platform: 'fal' },
  evaluation_results: [
    {
      evaluation_name: 'VBench: Motion smoothness',
      evaluation_result_id: 'vb-1',
      source_data: { dataset_name: 'VBench', source_type: 'hf_dataset', hf_repo: 'Vchitect/VBench_sampled_video' },
      metric_config: { metric_name: 'Motion smoothness', metric_unit: 'percent', lower_is_better: false },
      score_details: {
        score: 98.4,
        uncertainty: { confidence_interval: { lower: 98.1, upper: 98.7 }, num_samples: 946, standard_error: { value: 0.15 } },
        details: { task: 't2v', note: 'as printed' },
      },
      generation_config: { generation_args: { seed: 7, resolution: '720p' } },
    },
    {
      evaluation_name: 'VBench',
      source_data: { dataset_name: 'VBench', source_type: 'url', url: ['https://example.org/table'] },
      metric_config: { lower_is_better: false, score_type: 'continuous', min_score: 0, max_score: 1 },
      score_details: { score: 0.83 },
    },
  ],
}

export const board = {
  board: 'text-to-video',
  fetched: '2026-04-19',
  board_last_updated: 'Apr 16, 2026',
  source_url: 'https://arena.ai/leaderboard/text-to-video',
  partial: false,
  columns: ['rank', 'model', 'vendor', 'score', 'ci', 'votes'],
  rows: [
    [1, 'dreamina-seedance-2.0-720p', 'Bytedance', 1460.5, 11, 6836],
    [2, 'happyhorse-1.0', 'Alibaba-ATH', 1444, '+15/-14', 1843],
  ],
}

export const boardRows = [
  { rank: 1, model: 'veo-3.1', score: 1381, ci: 14, votes: 5743 },
  { rank: 2, model: 'sora-2', score: 1342, ci: null, votes: 25157 },
]

export const vbench = `Model Name,Evaluated by,Date,Total Score,subject consistency,motion smoothness,Scene,Sampled by
[Veo 3.1](https://example.org/veo),VBench Team,2026-03-02,83.24%,95.1%,99.02%,48.9%,Google
Wan 2.5,VBench Team,2026-03-02,80.1%,94.0%,,51.2%,VBench Team
`

export const markdown = `# Results

| Model | Human Anatomy | Mechanics | Camera Motion |
| :---- | ---: | ---: | ---: |
| **Veo 3.1** | 0.812 | 0.66 | 0.41 |
| Kling \\| Pro | 0.790 | — | 0.38 |

More text.
`

export const card = `---
license: apache-2.0
model-index:
  - name: wan-2.5-14b
    results:
      - task:
          type: text-to-video
        dataset:
          name: VBench
          type: Vchitect/VBench
          config: long
        metrics:
          - name: Total
            type: total
            value: 80.1 ± 0.4
            verified: true
          - type: motion_smoothness
            value: 98.2
        source:
          name: VBench leaderboard
          url: https://example.org/vbench
---
# Wan
`

export const evalResults = `- dataset:
    id: Vchitect/VBench
    task_id: motion_smoothness
    revision: abc123
  value: 98.2
  date: "2026-03-02"
  source:
    url: https://example.org/traces
    name: Eval traces
    user: some-lab
  notes: "720p, 5 s"
- dataset:
    id: Vchitect/VBench
    task_id: default
  value: 80.1
`

type Cell = string | number | { xml: string }

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const cellXml = (cell: Cell, at: string) => {
  if (typeof cell === 'object') return cell.xml.replace('@', `r="${at}"`)
  return typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
}

const sheetXml = (rows: (Cell[] | null)[]) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map((row, index) =>
      row ? `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, letters(column) + (index + 1))).join('')}</row>` : '',
    )
    .join('')}</sheetData></worksheet>`

/** The parts of a workbook with these sheets; style 1 shows percent, style 2 a date. A missing row is an empty one. */
export function workbookParts(sheets: Record<string, (Cell[] | null)[]>): Record<string, Uint8Array> {
  const names = Object.keys(sheets)
  const each = (part: (name: string, number: number) => string) => names.map((name, index) => part(name, index + 1)).join('')
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${each(
      (name, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each(
      (_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )}</Relationships>`,
    'xl/styles.xml':
      '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  }
  for (const [index, name] of names.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name] ?? [])
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
}

export const workbook = (sheets: Record<string, (Cell[] | null)[]>): Uint8Array => zipSync(workbookParts(sheets))

export const scores: (Cell[] | null)[] = [
  ['Claims of spring'],
  ['model', 'value', 'share', 'published_on', 'note'],
  ['Veo 3.1', 83.241, { xml: '<c @ s="1"><v>0.8324</v></c>' }, { xml: '<c @ s="2"><v>46131</v></c>' }, '=1+1'],
  null,
  [
    'Wan 2.5',
    79,
    { xml: '<c @ s="1"><v>0.5</v></c>' },
    { xml: '<c @ s="2"><v>46132</v></c>' },
    { xml: '<c @ t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' },
  ],
]
