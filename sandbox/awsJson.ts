import type { Protocol } from './protocol';
import { readJson, writeJson } from './json';

/**
 * The AWS JSON 1.1 protocol of Transfer, Glue and CloudWatch Logs. Every operation is a POST; the `x-amz-target` header
 * names it. `messageMember` is the error's member with the message, which CloudWatch Logs spells differently.
 */
export const awsJson = (
  targetPrefix: string,
  messageMember: 'Message' | 'message' = 'Message',
): Protocol => ({
  operationOf({ headers }) {
    const [prefix, operation = ''] = String(headers['x-amz-target']).split('.');
    return prefix === targetPrefix ? operation : '';
  },

  inputOf({ body }) {
    return readJson(body);
  },

  encodeOutput(_operation, output, requestId) {
    return { status: 200, headers: headersOf(requestId), body: writeJson(output) };
  },

  encodeError({ name, status, message, members }, requestId) {
    const text = message === '' ? {} : { [messageMember]: message };
    return { status, headers: headersOf(requestId), body: writeJson({ __type: name, ...text, ...members }) };
  },
});

const headersOf = (requestId: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amzn-requestid': requestId,
});
