/** One account the gateway may ask, in some regions, as the settings name it. */
export interface AccountSettings {
  readonly accountId: string;
  readonly regions: readonly string[];
  /** Assumed through STS where it is given; else the process's own credentials are used. */
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
}

export interface AwsSettings {
  /** Empty: one scope, the region of the environment and the account that STS names. */
  readonly accounts: readonly AccountSettings[];
  /** Where all services answer, for the sandbox; else the SDK's own endpoints and AWS_ENDPOINT_URL variables. */
  readonly endpoint?: string | undefined;
  /** The credentials to begin with, for the sandbox; else the SDK's default chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}
