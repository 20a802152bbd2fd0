import { AppError } from '@/lib/errors'

const titles = { 413: 'Too large', 415: 'This kind of content is not read' } as const

/** Input that HTTP has a status of its own for; screens show it as invalid input. */
export class HttpRefusal extends AppError {
  readonly status: keyof typeof titles
  readonly title: string

  constructor(status: keyof typeof titles, message: string) {
    super('invalid', message)
    this.name = 'HttpRefusal'
    this.status = status
    this.title = titles[status]
  }
}
