import type { GatewayContext, Loaders } from './context';

/**
 * For members that the answer in hand may lack: reads them from the answer that `complete` brings, which is the one
 * in hand where it has them. Null when AWS does not know the thing any more.
 */
export const later =
  <Thing>(complete: (thing: Thing, loaders: Loaders) => Promise<Thing | null>) =>
  <Value>(read: (thing: Thing) => Value) =>
  async (thing: Thing, _args: object, { loaders }: GatewayContext): Promise<Value | null> => {
    const told = await complete(thing, loaders);
    return told && read(told);
  };
