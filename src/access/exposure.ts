import { isLoopback } from './addresses';
import type { AuthSettings, PolicySettings } from './settings';

export interface Exposure {
  /** The address to listen on. */
  readonly host: string;
  readonly auth: AuthSettings | undefined;
  readonly policy: PolicySettings | undefined;
  /** True where the operator accepts that all clients can ask without credentials. */
  readonly insecure: boolean;
}

/** What lets clients without credentials see everything, and the setting that prevents it; undefined where nothing does. */
const openingOf = ({ auth, policy }: Exposure): readonly [opening: string, remedy: string] | undefined => {
  if (!auth) return ['without `auth`', 'auth'];
  return auth.anonymous && !policy ? ['with `auth.anonymous` but without `policy`', 'policy'] : undefined;
};

/**
 * Returns what the line at start says about access; an empty text where all clients are authenticated. Throws where all
 * clients of the network could ask without credentials, and the operator has not asked for that.
 */
export const checkExposure = (exposure: Exposure): string => {
  const opening = openingOf(exposure);
  if (!opening) return '';
  const [reason, remedy] = opening;
  const { host, insecure } = exposure;
  if (isLoopback(host)) return `${reason}, on loopback only`;
  if (insecure) return `${reason}, open to all clients that reach this address`;
  throw new Error(
    `HOST is ${host}, and ${reason} in the settings all clients that reach it could ask. Configure \`${remedy}\`, listen on 127.0.0.1, or start with --insecure.`,
  );
};
