import { type ErrorCode, type ErrorEntry, GatewayError } from './errors';

/** What an answer's errors are before they are read. */
interface ToldError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ToldError[];
}

/** What HTTP tells of an answer. */
export interface Envelope {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The code of an answer that tells none: something in front of the gateway gave it, or the gateway going down. */
const codeOfStatus = (status: number): ErrorCode => {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 429) return 'THROTTLED';
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'GATEWAY_UNAVAILABLE';
};

/** Milliseconds of a `Retry-After` in seconds; its other form, a date, needs a clock that is right. */
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

const entryOf = ({ message, path, extensions }: ToldError, { status }: Envelope): ErrorEntry => {
  const told = isObject(extensions) ? extensions : {};
  return {
    // `aws`, `retryAfterMs`, `incidentId`, and what a later gateway tells beside them.
    ...(told as Partial<ErrorEntry>),
    message: String(message),
    code: typeof told['code'] === 'string' ? (told['code'] as ErrorCode) : codeOfStatus(status),
    ...(Array.isArray(path) ? { path: path as (string | number)[] } : {}),
  };
};

const messageOf = (errors: readonly ErrorEntry[]): string => {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${first?.message ?? ''}${more}`;
};

/** What an answer came to: its data, and the error where it is not whole. */
export interface Outcome<Data> {
  readonly data: Data | null;
  readonly error?: GatewayError<Data>;
}

/** Reads an answer. */
export const outcomeOf = <Data>(text: string, envelope: Envelope): Outcome<Data> => {
  const { status } = envelope;
  const retryAfterMs = retryAfterMsOf(envelope);
  const answer = parsed(text);
  if (!isAnswer(answer)) {
    const message = `HTTP status ${status}, and no answer of a GraphQL gateway.`;
    return { data: null, error: new GatewayError(codeOfStatus(status), message, { status, retryAfterMs }) };
  }
  const { data = null, errors: told = [] }: Answer<Data> = answer;
  if (told.length === 0) return { data };
  const errors = told.map((error) => entryOf(error, envelope));
  const code = errors[0]?.code ?? codeOfStatus(status);
  return {
    data,
    error: new GatewayError<Data>(code, messageOf(errors), { errors, data, status, retryAfterMs }),
  };
};
