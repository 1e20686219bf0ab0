import type { Operation } from './operation';
import type { ErrorTemplates } from './errors';
import type { Protocol, ServiceName, WireRequest } from './protocol';

/** An AWS service as the sandbox implements it. */
export interface Service {
  readonly name: ServiceName;
  readonly protocol: Protocol;
  readonly errorTemplates: ErrorTemplates;
  readonly operations: Readonly<Record<string, Operation>>;
  /** True if the request is addressed to this service. */
  accepts(request: WireRequest): boolean;
}
