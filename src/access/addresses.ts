import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** True for an IP address, or a CIDR block such as 10.0.0.0/8. Not for a block of all addresses, which would trust every client. */
export const isAddressOrBlock = (text: string): boolean => {
  const [address = ''] = text.split('/');
  return isIP(address) !== 0 && (address === text || (ipaddr.isValidCIDR(text) && !/\/0+$/.test(text)));
};

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True for an address of this machine only: 127.0.0.0/8, ::1 and `localhost`. */
export const isLoopback = (host: string): boolean => {
  const version = isIP(host);
  return host === 'localhost' || (version !== 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4'));
};

/** Without the zone of a link-local address, whose name may be one that the parser does not know. */
const withoutZone = (address: string): string => address.split('%', 1)[0] ?? '';

/** Returns a function that is true for addresses in one of the addresses and blocks. */
export const createAddressMatcher = (
  addressesAndBlocks: readonly string[],
): ((address: string) => boolean) => {
  const blocks = addressesAndBlocks.map((text) => {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128] as [typeof address, number];
  });
  return (text) => {
    if (isIP(text) === 0) return false;
    const address = ipaddr.process(withoutZone(text));
    return blocks.some(([block, bits]) => block.kind() === address.kind() && address.match(block, bits));
  };
};

/**
 * What limits count as one client: an IPv4 address, or the /64 block of an IPv6 address, since one machine can use all
 * addresses of it. Any other text is returned as it is.
 */
export const clientAddress = (text: string): string => {
  if (isIP(text) !== 6) return text;
  const address = ipaddr.process(withoutZone(text));
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
};
