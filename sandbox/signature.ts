import type { WireRequest } from './protocol';

/** What a SigV4 signature says of the request. Whether it was made with the right secret is not looked at. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  /** Comes with temporary credentials. */
  readonly sessionToken: string | undefined;
}

const scheme = /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/[0-9]{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\b/;

/** Undefined for a request without one. */
export const signatureOf = ({ headers }: WireRequest): Signature | undefined => {
  const [, accessKeyId, region, service] = scheme.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  const token = headers['x-amz-security-token'];
  return { accessKeyId, region, service, sessionToken: typeof token === 'string' ? token : undefined };
};
