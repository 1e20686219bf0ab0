import { AuthenticationError } from './errors';

/**
 * The value of a header; undefined where it is missing. Throws AuthenticationError where it is sent more than once: Node.js
 * keeps the first of several `Authorization` headers, and a proxy in front may have checked another one.
 * @param rawHeaders Names and values in turn, as in `IncomingMessage.rawHeaders`.
 * @param name In lower case.
 */
export const onlyHeader = (rawHeaders: readonly string[], name: string): string | undefined => {
  let found: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const one = rawHeaders[index];
    if (one?.length !== name.length || one.toLowerCase() !== name) continue;
    if (found !== undefined) {
      throw AuthenticationError.malformed(`The header \`${name}\` was sent more than once. Send it once.`);
    }
    found = rawHeaders[index + 1];
  }
  return found;
};
