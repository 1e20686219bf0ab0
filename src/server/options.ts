import type { AuthSettings, PolicySettings } from '../access/settings';
import type { Limits } from '../app/limits';
import type { HistorySettings } from '../app/history';
import type { ServiceOptions } from '../app/services';
import type { Subscribe } from '../live/subscribe';
import type { TrustedProxies } from './callers';
import type { ConnectionLimits } from './connections';
import type { OverloadSettings } from './overload';
import type { StreamSettings } from './streams/settings';
import type { DocumentsSettings } from './trustedDocuments';

export interface ServerSettings {
  /** Serves GraphiQL. */
  readonly graphiql: boolean;
  /** Serves the schema reference. */
  readonly reference: boolean;
  /** Host names that requests may use, beside those of loopback. */
  readonly hosts?: readonly string[] | undefined;
  /** None by default. */
  readonly trustProxy?: TrustedProxies;
  /** The port of metrics and health. Without it, they are on the port of the gateway. 0 selects a free port. */
  readonly adminPort?: number | undefined;
  /** By default, `defaultOverload`. */
  readonly overload?: OverloadSettings;
  /** By default, `defaultStreams`. */
  readonly streams?: StreamSettings;
}

export interface GatewayOptions extends Omit<ServiceOptions, 'store'> {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  readonly introspection: boolean;
  /** The store of what AWS has returned. In memory by default. */
  readonly history?: HistorySettings | undefined;
  readonly limits: Limits;
  /** Begins subscriptions. By default, the engine of `src/live/` does. */
  readonly subscribe?: Subscribe;
  /** Queries that GraphiQL opens with, one tab each. */
  readonly examples: readonly string[];
  /** Origins of other sites whose pages may ask: exact, or `https://*.example.com`. By default, none. */
  readonly cors?: { readonly origins: readonly string[] };
  /** By default, both pages are served. */
  readonly server?: ServerSettings;
  /** The executor of operations. By default, that of `src/execute/`. GraphQL.js is its reference. */
  readonly executor?: 'planned' | 'graphql-js';
  /** Trusted documents. None by default. */
  readonly documents?: DocumentsSettings;
  /** Without it, callers are not authenticated. */
  readonly auth?: AuthSettings | undefined;
  /** Without it, every caller has all permissions. */
  readonly policy?: PolicySettings | undefined;
  /** Defaults to `connectionLimits`. */
  readonly connections?: Partial<ConnectionLimits>;
}
