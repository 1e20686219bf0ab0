import type { Scopes } from '../aws/scopes';
import type { Loaders } from '../loaders';

export type { Loaders };

/** What every resolver of one request is given. */
export interface GatewayContext {
  readonly loaders: Loaders;
  readonly scopes: Scopes;
  readonly now: () => Date;
}
