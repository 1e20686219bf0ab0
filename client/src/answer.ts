import { type ErrorCode, type ErrorEntry, GatewayError } from './errors';

/** An entry of `errors[]` before validation. */
interface RawError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly RawError[];
}

/** The HTTP status and headers of a response. */
export interface Envelope {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The code of a response without one: it comes from a proxy, or from a gateway that shuts down. */
const codeOfStatus = (status: number): ErrorCode => {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 429) return 'THROTTLED';
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'GATEWAY_UNAVAILABLE';
};

/** Milliseconds of a `Retry-After` in seconds. Its other form, a date, is ignored: the client's clock can be wrong. */
const retryAfterMsOf = ({ retryAfter }: Envelope): number | undefined =>
  retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isAnswer = (value: unknown): value is Answer<never> =>
  isObject(value) &&
  (isObject(value['data']) || (Array.isArray(value['errors']) && value['errors'].length > 0));

const entryOf = ({ message, path, extensions }: RawError, { status }: Envelope): ErrorEntry => {
  const details = isObject(extensions) ? extensions : {};
  return {
    // `aws`, `retryAfterMs`, `incidentId`, and members that a later gateway adds.
    ...(details as Partial<ErrorEntry>),
    message: String(message),
    code: typeof details['code'] === 'string' ? (details['code'] as ErrorCode) : codeOfStatus(status),
    ...(Array.isArray(path) ? { path: path as (string | number)[] } : {}),
  };
};

const messageOf = (errors: readonly ErrorEntry[]): string => {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${first?.message ?? ''}${more}`;
};

/** The data of a response, and the error if the response has one. */
export interface Outcome<Data> {
  readonly data: Data | null;
  readonly error?: GatewayError<Data>;
}

/** Parses a response body. Never throws: a body that is not GraphQL becomes an error. */
export const outcomeOf = <Data>(text: string, envelope: Envelope): Outcome<Data> => {
  const { status } = envelope;
  const retryAfterMs = retryAfterMsOf(envelope);
  const answer = parsed(text);
  if (!isAnswer(answer)) {
    const message = `HTTP status ${status}, and no GraphQL response in the body.`;
    return { data: null, error: new GatewayError(codeOfStatus(status), message, { status, retryAfterMs }) };
  }
  const { data = null, errors: rawErrors = [] }: Answer<Data> = answer;
  if (rawErrors.length === 0) return { data };
  const errors = rawErrors.map((error) => entryOf(error, envelope));
  const code = errors[0]?.code ?? codeOfStatus(status);
  return {
    data,
    error: new GatewayError<Data>(code, messageOf(errors), { errors, data, status, retryAfterMs }),
  };
};
