import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { AwsError } from './errors';

export type ServiceName = 'imagebuilder' | 'transfer' | 'glue' | 'sts';

/** An HTTP request with its whole body. */
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

/** The members of an operation's input as they came, not yet checked. */
export type RawInput = Readonly<Record<string, unknown>>;

/** How a service's operations, answers and errors look in HTTP. */
export interface Protocol {
  /** The operation asked for; empty where the request names none. */
  operationOf(request: WireRequest): string;
  /** Undefined where the request cannot be read. */
  inputOf(request: WireRequest): RawInput | undefined;
  answer(operation: string, output: object, requestId: string): Reply;
  encodeError(error: AwsError, requestId: string): Reply;
}
