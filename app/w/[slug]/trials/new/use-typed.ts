import { useEffect, useRef, useState } from 'react'

/** What is typed in the form around an element, as it changes. */
export function useTyped(names: readonly string[], initial: Record<string, string>) {
  const mark = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(initial)
  const asked = names.join(' ')
  useEffect(() => {
    const form = mark.current?.closest('form')
    if (!form) return
    const read = () => {
      const data = new FormData(form)
      setTyped(Object.fromEntries(asked.split(' ').map((name) => [name, String(data.get(name) ?? '')])))
    }
    read()
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [asked])
  return { mark, typed }
}
