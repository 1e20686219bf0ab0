import type { Protocol } from './protocol';
import { readJson, writeJson } from './json';

/** The AWS JSON 1.1 protocol of Transfer and Glue. Every operation is a POST; the `x-amz-target` header names it. */
export const awsJson = (targetPrefix: string): Protocol => ({
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
    const Message = message === '' ? undefined : message;
    return { status, headers: headersOf(requestId), body: writeJson({ __type: name, Message, ...members }) };
  },
});

const headersOf = (requestId: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amzn-requestid': requestId,
});
