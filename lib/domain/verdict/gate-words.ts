const words: Record<string, string> = {
  documented: 'documented, still current',
  'stated unavailable': 'a source says no',
  missing: 'nobody has recorded it',
  'stale or source not accepted': 'what is recorded is too old, or from a source that does not count here',
  malformed: 'the recorded value has the wrong form',
  'covers required regions': 'offered in every region that is required',
  'no region required': 'no region is required, so any would pass',
  'required region not offered': 'a required region is not offered',
  'required regions not stated': 'the dependency does not say which regions it needs',
  'meets peak with headroom': 'covers the peak with room to spare',
  'below peak with headroom': 'does not cover the peak with room to spare',
  'peak demand not stated': 'the dependency does not say how much it needs at peak',
  'non-inferior': 'on par within the margin',
  inferior: 'worse than the margin allows',
  inconclusive: 'measured too roughly to tell',
}

/** Why a gate came out as it did, in plain words; a reason from elsewhere is shown as it is. */
export const gateWhy = (why: string): string => words[why] ?? why

/**
 * Why a gate came out as it did for one dependency: where that requires no region, covering "every region that is required" would sound like
 * more than it is.
 */
export const gateWhyFor = (why: string, { requiredRegions }: { requiredRegions: readonly string[] }): string =>
  why === 'covers required regions' && requiredRegions.length === 0 ? 'no region is required' : gateWhy(why)
