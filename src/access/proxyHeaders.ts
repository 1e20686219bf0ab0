import { createAddressMatcher } from './addresses';
import { onlyHeader } from './headers';
import type { ProxySettings } from './settings';

export interface ProxyIdentity {
  readonly subject: string;
  readonly roles: readonly string[];
}

/**
 * Returns a function that reads the identity in the headers of an authenticating proxy. Undefined where the connection
 * comes from another address, since then the client itself has set the headers, or where the proxy names no subject.
 */
export const createProxyReader = ({
  addresses,
  subjectHeader,
  rolesHeader,
}: ProxySettings): ((rawHeaders: readonly string[], peerAddress: string) => ProxyIdentity | undefined) => {
  const isProxy = createAddressMatcher(addresses);
  return (rawHeaders, peerAddress) => {
    if (!isProxy(peerAddress)) return undefined;
    const subject = onlyHeader(rawHeaders, subjectHeader)?.trim() ?? '';
    if (subject === '') return undefined;
    const roles = (onlyHeader(rawHeaders, rolesHeader) ?? '').split(',').map((role) => role.trim());
    return { subject, roles: roles.filter((role) => role !== '') };
  };
};
