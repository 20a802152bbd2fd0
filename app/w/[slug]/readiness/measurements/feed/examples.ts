/** Where programs of a workspace send to. `origin` is the address of this server, without a slash at its end. */
export const feedAddress = (origin: string, slug: string): string => `${origin}/api/v1/workspaces/${slug}`

/** The one line that feeds a file of job lines. The key comes from the environment, so that it stays out of the history of a shell. */
export const curlLine = (origin: string, slug: string): string =>
  [
    'curl -sS --fail-with-body \\',
    '  -H "Authorization: Bearer $SWITCHBOARD_KEY" \\',
    '  -H "Content-Type: application/x-ndjson" \\',
    '  --data-binary @jobs.jsonl \\',
    `  ${feedAddress(origin, slug)}/jobs`,
  ].join('\n')

/** Stands for the offering in what can be copied: no offering has this id, so that nobody sends an example into the figures. */
export const offeringPlaceholder = 'YOUR-OFFERING-ID'

/** Three lines about jobs of one offering on one day: one that was taken, one that was refused, one that is on its way. */
export function sampleLines(offering: string, day: string): string {
  const asked = { offering, resolution: '1080p', seconds: 8, audio: true }
  const paid = { cost: 3.2, currency: 'USD' }
  const lines = [
    {
      id: 'job-1',
      ...asked,
      submitted: `${day}T09:00:00Z`,
      started: `${day}T09:00:06Z`,
      finished: `${day}T09:01:31Z`,
      ...paid,
      accepted: true,
    },
    {
      id: 'job-2',
      ...asked,
      submitted: `${day}T09:02:10Z`,
      finished: `${day}T09:02:14Z`,
      state: 'failed',
      error: 'content_policy_violation',
    },
    { id: 'job-3', ...asked, submitted: `${day}T09:05:00Z`, state: 'running' },
  ]
  return lines.map((line) => JSON.stringify(line)).join('\n')
}

/** What a delivery of those three lines answers. */
export const sampleAnswer = JSON.stringify(
  {
    ...{ log: '6f1d…', before: false, format: 'jsonl', read: 3, added: 2, updated: 0, same: 0, skipped: 0, refused: 1 },
    byOffering: [{ offering: offeringPlaceholder, jobs: 2 }],
    ignored: [],
    refusedLines: [
      {
        line: 2,
        field: 'finished',
        reason: 'It was finished 6 s before it was submitted.',
        fix: 'Check the zones of both times and that the columns are not swapped.',
      },
    ],
  },
  null,
  2,
)

/** The part of a collector's configuration that sends spans here beside wherever they go already. */
export const collectorYaml = (origin: string, slug: string): string =>
  `exporters:
  otlphttp/switchboard:
    traces_endpoint: ${feedAddress(origin, slug)}/otlp/v1/traces
    encoding: json
    compression: gzip
    headers:
      Authorization: Bearer \${env:SWITCHBOARD_KEY}

service:
  pipelines:
    traces/video:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/switchboard]`
