// The charts by their names; apart, so that help does not load what draws.

export const CHARTS = [
  'forecast',
  'backlog',
  'months',
  'offices',
  'bridge',
  'scenarios',
  'learned',
] as const;
export type ChartName = (typeof CHARTS)[number];
