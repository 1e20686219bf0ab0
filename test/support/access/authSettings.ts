import type { JwtSettings, RoleSettings } from '../../../src/access/settings';

/** The issuer of tokens, whose keys tests serve elsewhere. */
export const issuer = 'https://id.example.com/';

/** The default settings of an issuer with its keys at this URL. */
export const jwtSettings = (jwksUri: string, changes: Partial<JwtSettings> = {}): JwtSettings => ({
  issuer,
  audience: ['execution-gateway'],
  jwksUri,
  algorithms: ['RS256', 'ES256', 'EdDSA'],
  clockToleranceSeconds: 30,
  rolesClaim: 'roles',
  subjectClaim: 'sub',
  ...changes,
});

/** A role that sees one account, and has no other right. */
export const narrowRole = (changes: Partial<RoleSettings> = {}): RoleSettings => ({
  accounts: ['111122223333'],
  regions: ['*'],
  kinds: ['*'],
  sensitive: false,
  introspection: false,
  graphiql: false,
  reference: false,
  callReport: false,
  noCache: false,
  anyDocument: false,
  ...changes,
});
