'use client'

import { useEffect, useRef } from 'react'

/** Sends the form it stands in as soon as the page runs. Programs that only fetch the page, such as link scanners, send nothing. */
export function SubmitAtOnce() {
  const mark = useRef<HTMLSpanElement>(null)
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    mark.current?.closest('form')?.requestSubmit()
  }, [])
  return <span ref={mark} hidden />
}
