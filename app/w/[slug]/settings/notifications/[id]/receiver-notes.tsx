import { DataList } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'

/** What whoever writes the receiver has to know. */
export function ReceiverNotes() {
  return (
    <Section
      id="receiver"
      title="What the receiver gets"
      meta={
        <>
          by the <ExternalLink href="https://www.standardwebhooks.com/">Standard Webhooks specification</ExternalLink>, for which there are
          libraries
        </>
      }
      flush
    >
      <DataList
        items={[
          { term: 'webhook-id', value: 'Names the message. The same for every attempt: a message that comes twice has the same id.' },
          { term: 'webhook-timestamp', value: 'When this attempt was made, in seconds since 1970.' },
          { term: 'webhook-signature', value: 'HMAC-SHA256 over id, timestamp and body with the secret. Check it before anything else.' },
          { term: 'The body', value: 'JSON with type (such as week.signed), timestamp and data: ids, week, hash, statuses and addresses.' },
          {
            term: 'The answer',
            value: 'Any status from 200 to 299 within 10 seconds. 410 switches the channel off; all else is tried again for a day.',
          },
        ]}
      />
    </Section>
  )
}
