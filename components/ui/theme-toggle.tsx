'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { type Theme, themeAttribute, themeCookie, themes } from '@/components/ui/theme'

const faces = { system: { icon: Monitor, word: 'As the system' }, light: { icon: Sun, word: 'Light' }, dark: { icon: Moon, word: 'Dark' } }

function remember(theme: Theme) {
  const attribute = themeAttribute(theme)
  if (attribute) document.documentElement.dataset.theme = attribute
  else delete document.documentElement.dataset.theme
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in two of the three browser engines
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`
}

/** System, light or dark. The server reads the cookie, so the next page arrives in the right colours. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [current, setCurrent] = useState(initial)
  return (
    <fieldset className="inline-flex h-7 overflow-hidden rounded-md border border-edge/60">
      <legend className="sr-only">Colours</legend>
      {themes.map((theme) => {
        const { icon: Icon, word } = faces[theme]
        return (
          <label
            key={theme}
            className="flex w-7 cursor-pointer items-center justify-center border-l text-muted first:border-l-0 hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={current === theme}
              onChange={() => {
                setCurrent(theme)
                remember(theme)
              }}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{word}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
