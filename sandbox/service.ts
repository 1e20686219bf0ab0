import type { Operation } from './operation';
import type { ErrorTemplates } from './errors';
import type { Protocol, ServiceName, WireRequest } from './protocol';

/** One of AWS's services as the sandbox plays it. */
export interface Service {
  readonly name: ServiceName;
  readonly protocol: Protocol;
  readonly errorTemplates: ErrorTemplates;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Whether a request is meant for it. */
  takes(request: WireRequest): boolean;
}
