import { Badge } from '@/components/ui/badge'

/** Stands beside every input that the demo team made up; published figures never carry it. */
export function DemoMark() {
  return <Badge tone="dashed">demo data</Badge>
}
