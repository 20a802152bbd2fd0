import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { RowBlocks } from '@/components/use-row-blocks'

/** Says above a grid why some of its rows are missing; nothing while none is. */
export function RowsFailed<Row>({ rows: { failed, retry } }: { rows: RowBlocks<Row> }) {
  if (!failed) return null
  return (
    <Notice tone="error" title="Some rows could not be fetched" action={<Button onClick={retry}>Try again</Button>}>
      {failed}
    </Notice>
  )
}
