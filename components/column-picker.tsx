'use client'

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react'
import { useState } from 'react'
import { type ColumnPlace, leastWidth, mostWidth, movedColumn, withColumn } from '@/components/grid-layout'
import { Button, IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

type ColumnPickerProps = { places: readonly ColumnPlace[]; onChange: (places: ColumnPlace[]) => void; onReset: () => void }

/** Chooses, orders and sizes the columns, all of it with the keyboard as well. */
export function ColumnPicker({ places, onChange, onReset }: ColumnPickerProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon={<Columns3 aria-hidden="true" />} onClick={() => setOpen(true)}>
        Columns
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Columns"
        description="Remembered in this browser and part of the address."
        footer={
          <>
            <Button onClick={onReset}>Reset</Button>
            <Button variant="primary" onClick={() => setOpen(false)}>
              Done
            </Button>
          </>
        }
      >
        <ul>
          {places.map((place, index) => (
            <li key={place.id} className="flex min-h-8.5 items-center gap-2 border-b">
              <Checkbox
                label={place.label}
                checked={place.shown}
                disabled={place.head}
                onChange={(event) => onChange(withColumn(places, place.id, { shown: event.currentTarget.checked }))}
                className="flex-1"
              />
              <Input
                key={place.width}
                aria-label={`Width of ${place.label} in pixels`}
                type="number"
                min={leastWidth}
                max={mostWidth}
                step={10}
                defaultValue={place.width}
                onBlur={(event) => onChange(withColumn(places, place.id, { width: Number(event.currentTarget.value) || place.width }))}
                className="w-20! h-7!"
              />
              <IconButton
                size="sm"
                label={`Move ${place.label} up`}
                disabled={index === 0}
                onClick={() => onChange(movedColumn(places, place.id, -1))}
              >
                <ChevronUp aria-hidden="true" />
              </IconButton>
              <IconButton
                size="sm"
                label={`Move ${place.label} down`}
                disabled={index === places.length - 1}
                onClick={() => onChange(movedColumn(places, place.id, 1))}
              >
                <ChevronDown aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
