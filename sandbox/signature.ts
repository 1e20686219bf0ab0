import type { WireRequest } from './protocol';

/** The claims of a SigV4 signature. The sandbox does not verify the signature itself. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  /** Present with temporary credentials. */
  readonly sessionToken: string | undefined;
}

const scheme = /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/[0-9]{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\b/;

/** Undefined for an unsigned request. */
export const signatureOf = ({ headers }: WireRequest): Signature | undefined => {
  const [, accessKeyId, region, service] = scheme.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  const token = headers['x-amz-security-token'];
  return { accessKeyId, region, service, sessionToken: typeof token === 'string' ? token : undefined };
};
