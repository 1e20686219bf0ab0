import type { Protocol } from './protocol';
import { readJson, writeJson } from './json';

/**
 * The AWS restJson1 protocol as Image Builder uses it. The path is the operation. A Get has its input in the query
 * string, a List in the body.
 */
export const restJson: Protocol = {
  operationOf({ method, url }) {
    const operation = url.pathname.slice(1);
    return method === (operation.startsWith('Get') ? 'GET' : 'POST') ? operation : '';
  },

  inputOf({ method, url, body }) {
    return method === 'GET' ? Object.fromEntries(url.searchParams) : readJson(body);
  },

  encodeOutput(_operation, output, requestId) {
    return { status: 200, headers: headers(requestId), body: writeJson(output) };
  },

  encodeError({ name, status, message, members }, requestId) {
    return {
      status,
      headers: { ...headers(requestId), 'x-amzn-errortype': name },
      body: writeJson({ message, ...members }),
    };
  },
};

const headers = (requestId: string) => ({
  'content-type': 'application/json',
  'x-amzn-requestid': requestId,
});
