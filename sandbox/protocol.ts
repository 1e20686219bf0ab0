import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { AwsError } from './errors';

export type ServiceName = 'imagebuilder' | 'transfer' | 'glue' | 'logs' | 'sqs' | 'sts';

/** An HTTP request with its complete body. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** An operation's unvalidated input. */
export type RawInput = Readonly<Record<string, unknown>>;

/** The encoding of a service's operations, outputs and errors in HTTP. */
export interface Protocol {
  /** The operation's name. Empty if the request names none. */
  operationOf(request: WireRequest): string;
  /** Undefined if the request is malformed. */
  inputOf(request: WireRequest): RawInput | undefined;
  encodeOutput(operation: string, output: object, requestId: string): Reply;
  encodeError(error: AwsError, requestId: string): Reply;
}
