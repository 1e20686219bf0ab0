import type { Health } from '../aws/health';
import type { Scopes } from '../aws/scopes';
import type { Listing } from '../listing';
import type { Loaders } from '../loaders';
import type { NodeRecord } from '../model/records';

export type { Loaders };

/** What every resolver of one request is given. */
export interface GatewayContext {
  readonly loaders: Loaders;
  readonly listing: Listing;
  /** Gives a record that the listing told to the loaders. */
  readonly tell: (record: NodeRecord) => void;
  readonly scopes: Scopes;
  readonly health: Health;
  readonly now: () => Date;
}
