/** Who calls, and temporary credentials for another account. */
export const judgeSts = async (judge) => {
  const [scope] = judge.scopes;
  const other = judge.scopes.at(-1);
  const role = `arn:aws:iam::${other.accountId}:role/Reader`;

  await judge.answers(
    'sts get-caller-identity',
    [[scope, {}]],
    ({ Account, Arn }) => Account === scope.accountId && Arn.endsWith(':user/sandbox'),
  );
  const { answer } = await judge.answers(
    'sts assume-role',
    [[scope, { 'role-arn': role, 'role-session-name': 'judge', 'duration-seconds': 900 }]],
    ({ Credentials }) => new Date(Credentials.Expiration) > new Date(0),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
  const assumed = {
    ...scope,
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  await judge.answers(
    'sts get-caller-identity',
    [[assumed, {}]],
    ({ Account, Arn }) => Account === other.accountId && Arn.endsWith('assumed-role/Reader/judge'),
    'sts get-caller-identity, with the assumed role',
  );

  const nobody = { 'role-arn': `arn:aws:iam::${other.accountId}:user/nobody`, 'role-session-name': 'judge' };
  await judge.refuses('sts assume-role', scope, nobody, 'ValidationError');
  await judge.refuses(
    'sts get-caller-identity',
    { ...assumed, sessionToken: 'x' },
    {},
    'InvalidClientTokenId',
  );
};
