import type { Protocol } from './protocol';
import { readJson, writeJson } from './json';

interface JsonOptions {
  /** The error's member with the message. */
  readonly messageMember?: 'Message' | 'message';
  readonly version?: '1.0' | '1.1';
  /** Of a service that had the Query protocol before: the codes that errors have in it, where these differ. */
  readonly queryErrors?: Readonly<Record<string, string>>;
}

/**
 * The AWS JSON protocols: 1.1 of Transfer, Glue and CloudWatch Logs, 1.0 of SQS. Every operation is a POST; the `x-amz-target` header
 * names it.
 */
export const awsJson = (
  targetPrefix: string,
  { messageMember = 'Message', version = '1.1', queryErrors }: JsonOptions = {},
): Protocol => ({
  operationOf({ headers }) {
    const [prefix, operation = ''] = String(headers['x-amz-target']).split('.');
    return prefix === targetPrefix ? operation : '';
  },

  inputOf({ body }) {
    return readJson(body);
  },

  encodeOutput(_operation, output, requestId) {
    return { status: 200, headers: headersOf(version, requestId), body: writeJson(output) };
  },

  encodeError({ name, status, message, members }, requestId) {
    const text = message === '' ? {} : { [messageMember]: message };
    const fault = status < 500 ? 'Sender' : 'Receiver';
    const headers = {
      ...headersOf(version, requestId),
      ...(queryErrors && { 'x-amzn-query-error': `${queryErrors[name] ?? name};${fault}` }),
    };
    return { status, headers, body: writeJson({ __type: name, ...text, ...members }) };
  },
});

const headersOf = (version: string, requestId: string) => ({
  'content-type': `application/x-amz-json-${version}`,
  'x-amzn-requestid': requestId,
});
