/** One name for a dependency, a challenger and a goal. */
export const pairKey = (dependencyId: string, challengerId: string, goal: string): string => `${dependencyId}|${challengerId}|${goal}`
