import { encodeOpaque } from './encoding';
import type { Scope } from './scope';

/** The opaque, stable global id of an object: its type, account, region and AWS ids. */
export const encodeNodeId = (
  type: string,
  { accountId, region }: Pick<Scope, 'accountId' | 'region'>,
  ids: readonly string[],
): string => encodeOpaque([type, accountId, region, ...ids]);
