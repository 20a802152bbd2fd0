import { DataList } from '@/components/ui/data-list'

const code = (text: string) => <code className="text-sm">{text}</code>

/** Which attributes of a span are read, and what they become. */
export function SpanNotes() {
  return (
    <DataList
      items={[
        {
          key: 'which',
          term: 'Which spans',
          value: (
            <>
              Those with {code('gen_ai.output.type')} = video, with an operation that names video, or with an attribute of Switchboard. Any
              others are left out without a word, so that a pipeline can send all it has.
            </>
          ),
        },
        {
          key: 'times',
          term: 'Times',
          value: 'Start and end of the span are submission and end of the job; its error status is a failure.',
        },
        {
          key: 'names',
          term: 'Model, provider, job',
          value: (
            <>
              {code('gen_ai.request.model')}, {code('gen_ai.provider.name')}, {code('gen_ai.response.id')}
            </>
          ),
        },
        {
          key: 'rest',
          term: 'All other fields',
          value: (
            <>
              {code('switchboard.job.')} and the name of the field, for example {code('switchboard.job.seconds')} or{' '}
              {code('switchboard.job.cost')}
            </>
          ),
        },
      ]}
    />
  )
}
