import { randomUUID } from 'node:crypto';
import type { SandboxClock } from './clock';
import type { Estate } from './estate';
import { ServiceError } from './errors';
import type { Signature } from './signature';

/** The identity that signed a call. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  /** True for a session of AssumeRole. */
  readonly assumedRole: boolean;
}

export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Session extends KeyPair {
  readonly caller: Caller;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Issues keys, and finds the identity that a key belongs to. */
export interface Credentials {
  /** The owner of the key, valid or not. A key without an account id belongs to the estate's first account. */
  ownerOf(signature: Signature): Caller;
  /** The identity that signed a call to `service`. Throws a ServiceError if the signature is missing or invalid. */
  authenticate(service: string, signature: Signature | undefined): Caller;
  /** Issues temporary credentials for a role. */
  issue(roleArn: string, sessionName: string, seconds: number): Session;
}

const keyForm = /^(?:AKIA|ASIA)[A-Z0-9]{4}([0-9]{12})$/;

/** The long-term keys of an account's only user. The access key id ends in the account id. */
export const keysFor = (accountId: string): KeyPair => ({
  accessKeyId: `AKIAEXEC${accountId}`,
  secretAccessKey: `not-a-secret-of-${accountId}`,
});

export const createCredentials = (estate: Estate, clock: SandboxClock): Credentials => {
  const sessions = new Map<string, Session>();
  const firstAccount = estate.scopes[0]?.accountId ?? '000000000000';

  const ownerOf = ({ accessKeyId, region }: Signature): Caller =>
    sessions.get(accessKeyId)?.caller ?? userOf(keyForm.exec(accessKeyId)?.[1] ?? firstAccount, region);

  const requireLiveSession = ({ accessKeyId, sessionToken }: Signature): void => {
    const session = sessions.get(accessKeyId);
    if (!session || session.sessionToken !== sessionToken) throw new ServiceError('unknownCredentials');
    if (session.expiration <= clock.now()) throw new ServiceError('expiredCredentials');
  };

  return {
    ownerOf,

    authenticate: (service, signature) => {
      if (!signature) throw new ServiceError('unsigned');
      requireScope(service, signature);
      if (signature.accessKeyId.startsWith('ASIA')) requireLiveSession(signature);
      return ownerOf(signature);
    },

    issue: (roleArn, sessionName, seconds) => {
      const session = sessionOf(sessions.size + 1, assumed(roleArn, sessionName), clock.now(), seconds);
      sessions.set(session.accessKeyId, session);
      return session;
    },
  };
};

const requireScope = (service: string, signature: Signature): void => {
  if (signature.service === service) return;
  throw new ServiceError('wrongSignature', `Credential should be scoped to correct service: '${service}'.`);
};

const sessionOf = (serial: number, caller: Caller, now: Date, seconds: number): Session => ({
  caller,
  accessKeyId: `ASIA${serial.toString(36).toUpperCase().padStart(4, '0')}${caller.accountId}`,
  secretAccessKey: `not-a-secret-of-session-${serial}`,
  sessionToken: `sandbox-session-${randomUUID()}`,
  // STS returns whole seconds.
  expiration: new Date(Math.floor(now.getTime() / 1000 + seconds) * 1000),
});

const userOf = (accountId: string, region: string): Caller => ({
  accountId,
  arn: `arn:${partitionOf(region)}:iam::${accountId}:user/sandbox`,
  userId: `AIDAEXEC${accountId}`,
  assumedRole: false,
});

/** For `arn:aws:iam::111122223333:role/path/Name`, the ARN is `arn:aws:sts::111122223333:assumed-role/Name/session`. */
const assumed = (roleArn: string, sessionName: string): Caller => {
  const [, partition = '', , , accountId = '', role = ''] = roleArn.split(':');
  const roleName = role.slice(role.lastIndexOf('/') + 1);
  return {
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `AROAEXEC${accountId}:${sessionName}`,
    assumedRole: true,
  };
};

const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};
