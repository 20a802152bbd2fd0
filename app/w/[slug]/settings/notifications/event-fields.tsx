import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field'
import type { NotificationEvent } from '@/lib/domain/notification/event'
import { notificationEvents } from '@/lib/domain/notification/event-list'

type EventFieldsProps = {
  chosen: readonly NotificationEvent[]
  onChoose: (events: NotificationEvent[]) => void
  error: string | undefined
}

/** What a channel tells. What is ticked is kept by the caller, so that a form that is refused loses none of it. */
export function EventFields({ chosen, onChoose, error }: EventFieldsProps) {
  const choose = (event: NotificationEvent, ticked: boolean) =>
    onChoose(ticked ? [...chosen, event] : chosen.filter((other) => other !== event))
  return (
    <FieldGroup legend="What it tells" error={error ?? null}>
      {/* Two empty values make a list of whatever is ticked, also of one and of none. */}
      <input type="hidden" name="events" value="" />
      <input type="hidden" name="events" value="" />
      {notificationEvents.map(({ id, label, does }) => (
        <Checkbox
          key={id}
          name="events"
          value={id}
          label={label}
          hint={does}
          checked={chosen.includes(id)}
          onChange={({ target }) => choose(id, target.checked)}
        />
      ))}
    </FieldGroup>
  )
}
