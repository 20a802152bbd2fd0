/** An expected failure on the command line: one sentence saying what happened and what to do, shown without a stack. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
    this.name = 'Stop'
  }
}
