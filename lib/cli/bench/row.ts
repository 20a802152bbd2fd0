/** One measured figure. The reference is measured in the same run on the same machine, so that the ratio travels. */
export type BenchRow = {
  figure: string
  ours: number
  unit: string
  /** `null`: the figure is judged by itself, such as a size. */
  reference: number | null
  referenceName: string
  ratio: number | null
  goal: string
}
