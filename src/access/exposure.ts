import { isLoopback } from './addresses';

export interface Exposure {
  /** The address to listen on. */
  readonly host: string;
  /** True with settings for authentication. */
  readonly authenticates: boolean;
  /** True where the operator accepts that all clients can ask without credentials. */
  readonly insecure: boolean;
}

/**
 * Returns what the line at start says about access; an empty text with authentication. Throws where all clients of the
 * network could ask without credentials, and the operator has not asked for that.
 */
export const checkExposure = ({ host, authenticates, insecure }: Exposure): string => {
  if (authenticates) return '';
  if (isLoopback(host)) return 'without `auth`, on loopback only';
  if (insecure) return 'without `auth`, open to all clients that reach this address';
  throw new Error(
    `HOST is ${host}, and without \`auth\` in the settings all clients that reach it could ask. Configure \`auth\`, listen on 127.0.0.1, or start with --insecure.`,
  );
};
