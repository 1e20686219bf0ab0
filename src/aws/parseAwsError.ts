import { isObject } from '../model/isObject';

/** The fields of an error that the SDK threw. */
export interface AwsError {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** True where the answer has shown the SDK that its clock was wrong by minutes, and it has corrected that. */
  readonly isClockCorrected: boolean;
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/**
 * The header may be seconds or a date (RFC 9110, section 10.2.3). A date counts from that of the answer, since this host's
 * clock may be wrong.
 */
const secondsUntil = (header: unknown, date: unknown): number | undefined => {
  const seconds = numberOf(header);
  if (seconds !== undefined || typeof header !== 'string') return seconds;
  const answeredAt = typeof date === 'string' ? Date.parse(date) : NaN;
  const milliseconds = Date.parse(header) - (Number.isNaN(answeredAt) ? Date.now() : answeredAt);
  return Number.isNaN(milliseconds) ? undefined : Math.ceil(milliseconds / 1000);
};

const retryAfterOf = (error: Record<string, unknown>): number | undefined => {
  const response = isObject(error.$response) ? error.$response : {};
  const headers = isObject(response.headers) ? response.headers : {};
  const seconds = numberOf(error.RetryAfterSeconds) ?? secondsUntil(headers['retry-after'], headers.date);
  return seconds === undefined || seconds < 0 ? undefined : seconds;
};

/** Parses any thrown value. Never throws. */
export const parseAwsError = (error: unknown): AwsError => {
  const fields = isObject(error) ? error : {};
  const metadata = isObject(fields.$metadata) ? fields.$metadata : {};
  return {
    name: typeof fields.name === 'string' ? fields.name : 'Error',
    message: typeof fields.message === 'string' ? fields.message : String(error),
    status: numberOf(metadata.httpStatusCode),
    requestId: typeof metadata.requestId === 'string' ? metadata.requestId : undefined,
    retryAfterSeconds: retryAfterOf(fields),
    isClockCorrected: metadata.clockSkewCorrected === true,
  };
};
