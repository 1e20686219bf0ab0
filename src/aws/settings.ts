/** One account that the gateway may call, and its regions. */
export interface AccountSettings {
  readonly accountId: string;
  readonly regions: readonly string[];
  /** The role to assume. Without it, the gateway uses the credentials of the process. */
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
}

/** Time limits in milliseconds. */
export interface AwsTimeLimits {
  /** For a connection to AWS, to a proxy or to a source of credentials. */
  readonly connectTimeoutMs: number;
  /** For AWS's answer to one try of a call. */
  readonly answerTimeoutMs: number;
  /** For credentials: one answer of STS, or a whole fetch from any other source. */
  readonly credentialsTimeoutMs: number;
}

export const defaultTimeLimits: AwsTimeLimits = {
  connectTimeoutMs: 1_000,
  answerTimeoutMs: 10_000,
  credentialsTimeoutMs: 3_000,
};

export interface AwsSettings {
  /** Where empty, the only scope is the region of the environment and the account that STS returns. */
  readonly accounts: readonly AccountSettings[];
  /** The endpoint of all services, for the sandbox; otherwise the SDK's endpoints and AWS_ENDPOINT_URL variables. */
  readonly endpoint?: string | undefined;
  /** The credentials of the process, for the sandbox; otherwise the SDK's default chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Default: `defaultTimeLimits`. */
  readonly timeLimits?: AwsTimeLimits | undefined;
}
