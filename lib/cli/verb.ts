/** One command of the program `switchboard`; stdout carries its result, everything else goes to stderr. */
export type Verb = {
  /** One line for the list of verbs. */
  summary: string
  /** What `VERB --help` prints. */
  usage: string
  /** Returns the exit code; throws `Stop` for a failure that one sentence explains. */
  run(args: string[]): Promise<number>
}
