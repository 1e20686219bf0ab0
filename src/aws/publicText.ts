import { isIPv6 } from 'node:net';

/*
 * AWS's messages name roles, keys, hosts and endpoints, which clients must not see. Anything of that form is removed, even
 * if it is part of the name of a resource: the client knows what it has requested.
 */

const removed = '…';

/* Each begins where no character before can be part of it, so a long text is searched in linear time. */
const url = /(?<![a-z\d+.-])[a-z\d+.-]+:\/\/[^\s"'<>,)\]}]+/gi;
const arn = /\barn:[a-z\d-]+:[^\s"'<>,)\]}]+/gi;
/** The prefixes of all ids of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const iamId = /\b(?:ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA)[A-Z\d]{8,}\b/g;
const ipv4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)(?::\d{1,5})?/g;
/** What may be an IPv6 address, with a zone and in brackets with a port. */
const colons = /(?<![\da-f:.])\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*(?:%[\w.]+)?(?:\](?::\d{1,5})?)?/gi;
/** What may be a host, with a port that is not the part of a time. */
const name = /(?<![\w.-])([\w-]+(?:\.[\w-]+)*)(?::(\d{1,5})\b(?!:))?/g;

/** A label of a domain that only a name has, not a version or a number. */
const label = /\.[a-z]{2,}(?![\w-])/i;

const withoutHost = (text: string, host: string, port: string | undefined): string => {
  const isHost = label.test(host) || (port !== undefined && port.length > 1 && /[a-z]/i.test(host));
  return isHost ? removed : text;
};

const withoutIPv6 = (text: string): string => {
  const address = text
    .replace(/^\[/, '')
    .replace(/\](?::\d+)?$/, '')
    .replace(/[.:]$/, '');
  return isIPv6(address) || isIPv6(`${address}:`) ? removed : text;
};

/** The text without ARNs, URLs, hosts, IP addresses and ids of access keys. */
export const publicText = (text: string): string =>
  text
    .replace(url, removed)
    .replace(arn, removed)
    .replace(iamId, removed)
    .replace(colons, withoutIPv6)
    .replace(ipv4, removed)
    .replace(name, withoutHost);
