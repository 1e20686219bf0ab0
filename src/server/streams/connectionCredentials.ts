import { isObject } from '../../model/isObject';

/** The headers with credentials that a page may send as members of `connectionParams`: browsers send no headers with a WebSocket. */
const names: ReadonlySet<string> = new Set(['authorization', 'x-api-key']);

/**
 * The credentials in the payload of `connection_init`, names and values in turn, as in `IncomingMessage.rawHeaders`. Letters of
 * names may have any case. Other members are ignored: the headers of a proxy count only where the proxy has sent them.
 */
export const headersInParams = (params: unknown): readonly string[] =>
  isObject(params)
    ? Object.entries(params).flatMap(([name, value]) =>
        names.has(name.toLowerCase()) && typeof value === 'string' ? [name, value] : [],
      )
    : [];
