import {
  createCatalog,
  createLogSources,
  createResults,
  type ListingServices,
  noLeases,
  usualPatience,
} from '../../../src/listing';
import { transferLogOf } from '../../../src/kinds/transferLog';
import { createRedact } from '../../../src/logs/redact';
import { openStore } from '../history/stores';

/** The services of the list of all executions, on a history in memory. No list stays good. */
export const listingServices = async (now: () => Date): Promise<ListingServices> => {
  const milliseconds = () => now().getTime();
  const history = await openStore({}, { now: milliseconds });
  return {
    history,
    catalog: createCatalog({
      history,
      lifetimes: { volatile: 0, stable: 0, definition: 0, tokened: 0, immutable: 0 },
      now: milliseconds,
    }),
    leases: noLeases,
    results: createResults(),
    logSources: createLogSources({
      history,
      leases: noLeases,
      list: transferLogOf(createRedact([])),
      days: 0,
      lifetimes: { volatile: 0, stable: 0, definition: 0, tokened: 0, immutable: 0 },
      now: milliseconds,
      epoch: () => 0,
    }),
    now: milliseconds,
    sweepMs: 900_000,
    waitMs: 60_000,
    patience: () => usualPatience,
    isStandby: () => false,
    epoch: () => 0,
    onAsked: () => undefined,
  };
};
