import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { UpdateKind } from '@/lib/domain/catalogue-update'

const faces: Record<UpdateKind, { word: string; tone: BadgeTone }> = {
  new: { word: 'new', tone: 'accent' },
  changed: { word: 'changed', tone: 'neutral' },
  conflict: { word: 'conflict', tone: 'strong' },
  gone: { word: 'gone', tone: 'dashed' },
  archived: { word: 'archived here', tone: 'dashed' },
}

/** How a row of the newer catalogue stands to the workspace. */
export function KindMark({ kind }: { kind: UpdateKind }) {
  const { word, tone } = faces[kind]
  return <Badge tone={tone}>{word}</Badge>
}
