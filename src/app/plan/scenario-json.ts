// A scenario file as it is read for its fields; it may lack anything.
import type { RawAssumptions, RawSite } from '../../scenario/scenario-schema.js';

export interface CapacityEntry {
  readonly from?: string;
  readonly per_year?: number;
  readonly sites?: readonly RawSite[];
}
export interface CostJson {
  readonly name?: string;
  readonly per_month?: number;
  readonly per_year?: number;
  readonly once?: number;
  readonly per_window_per_year?: number;
  readonly per_procedure?: number;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly eligible?: boolean;
}
export interface SubsidyJson {
  readonly share?: number;
  readonly from?: string;
  readonly to?: string;
  readonly condition?: string;
  readonly most_per_year?: number;
}
export interface CostsJson {
  readonly rent?: CostJson;
  readonly fit_out?: CostJson;
  readonly staff?: CostJson;
  readonly contractor?: CostJson;
  readonly other?: readonly CostJson[];
}
export interface ScenarioJson {
  readonly name?: string;
  readonly capacity?: number | readonly CapacityEntry[];
  readonly assumptions?: RawAssumptions;
  readonly costs?: CostsJson;
  readonly subsidy?: SubsidyJson;
}
export interface ScenarioFileJson {
  readonly fiscal_years?: readonly [number, number];
  readonly assumptions?: RawAssumptions;
  readonly scenarios?: readonly ScenarioJson[];
}
