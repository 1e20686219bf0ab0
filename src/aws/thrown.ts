/** What the SDK throws, as far as anything can be relied on. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const retryAfterOf = (error: Record<string, unknown>): number | undefined => {
  const response = isObject(error.$response) ? error.$response : {};
  const headers = isObject(response.headers) ? response.headers : {};
  return numberOf(error.RetryAfterSeconds) ?? numberOf(headers['retry-after']);
};

/** Reads whatever was thrown; nothing in it is taken for granted. */
export const readThrown = (error: unknown): Thrown => {
  const fields = isObject(error) ? error : {};
  const metadata = isObject(fields.$metadata) ? fields.$metadata : {};
  return {
    name: typeof fields.name === 'string' ? fields.name : 'Error',
    message: typeof fields.message === 'string' ? fields.message : String(error),
    status: numberOf(metadata.httpStatusCode),
    requestId: typeof metadata.requestId === 'string' ? metadata.requestId : undefined,
    retryAfterSeconds: retryAfterOf(fields),
  };
};
