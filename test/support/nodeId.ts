import { encodeNodeId } from '../../src/model/nodeId';

/** The global id of an object, given AWS's ids one by one. */
export const nodeId = (
  type: string,
  scope: { readonly accountId: string; readonly region: string },
  ...ids: readonly string[]
): string => encodeNodeId(type, scope, ids);
