/** One issuer of tokens. */
export interface JwtSettings {
  /** The claim `iss`, exactly. */
  readonly issuer: string;
  /** The audiences of which a token has to name one. */
  readonly audience: readonly string[];
  /** Where the keys are. Without both, the issuer's discovery document says it. */
  readonly jwksUri?: string | undefined;
  readonly jwksFile?: string | undefined;
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  /** The name of a claim, or a path to one, such as `realm_access.roles`. */
  readonly rolesClaim: string;
  readonly subjectClaim: string;
}

export interface ApiKeySettings {
  readonly name: string;
  /** The SHA-256 of the key, as 64 lower-case hex digits. */
  readonly sha256: string;
  readonly roles: readonly string[];
}

/** The headers of an authenticating proxy, and from where they are trusted. */
export interface ProxySettings {
  /** Addresses and CIDR blocks of the proxies themselves. */
  readonly addresses: readonly string[];
  readonly subjectHeader: string;
  /** A header with a list of roles, with commas between them. */
  readonly rolesHeader: string;
}

export interface AuthSettings {
  readonly jwt: readonly JwtSettings[];
  readonly apiKeys: readonly ApiKeySettings[];
  readonly proxy?: ProxySettings | undefined;
  /** The roles of callers without credentials. Undefined: they are refused. */
  readonly anonymous?: readonly string[] | undefined;
}

/** What a role allows: its accounts × its regions × its kinds. */
export interface RoleSettings {
  /** `*` in `accounts` and `regions` means all of them. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Values of the enum `ExecutionKind`. */
  readonly kinds: readonly string[];
  readonly sensitive: boolean;
  readonly introspection: boolean;
  readonly graphiql: boolean;
  readonly reference: boolean;
  readonly callReport: boolean;
  readonly noCache: boolean;
  readonly anyDocument?: boolean | undefined;
  readonly upstreamCallsPerMinute?: number | undefined;
}

export interface PolicySettings {
  readonly roles: Readonly<Record<string, RoleSettings>>;
}
