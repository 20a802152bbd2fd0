import { Tabs } from '@/components/ui/tabs'

const places = [
  { id: 'facts', label: 'Facts', path: '' },
  { id: 'measurements', label: 'Measurements', path: '/measurements' },
  { id: 'status', label: 'Status pages', path: '/status' },
  { id: 'lifecycle', label: 'Lifecycle', path: '/lifecycle' },
  { id: 'roadmap', label: 'Roadmap', path: '/roadmap' },
  { id: 'questions', label: 'Questions', path: '/questions' },
  { id: 'concentration', label: 'Concentration', path: '/concentration' },
] as const

export type ReadinessPlace = (typeof places)[number]['id']

/** The pages of readiness, in one row above each of them. */
export function ReadinessTabs({ home, open }: { home: string; open: ReadinessPlace }) {
  return (
    <Tabs
      label="Readiness"
      items={places.map(({ id, label, path }) => ({ href: `${home}/readiness${path}`, label, current: id === open }))}
    />
  )
}
