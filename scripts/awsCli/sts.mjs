/** Checks the caller identity, and temporary credentials for another account. */
export const checkSts = async (checker) => {
  const [scope] = checker.scopes;
  const other = checker.scopes.at(-1);
  const role = `arn:aws:iam::${other.accountId}:role/Reader`;

  await checker.expectAnswer(
    'sts get-caller-identity',
    [[scope, {}]],
    ({ Account, Arn }) => Account === scope.accountId && Arn.endsWith(':user/sandbox'),
  );
  const { answer } = await checker.expectAnswer(
    'sts assume-role',
    [[scope, { 'role-arn': role, 'role-session-name': 'checker', 'duration-seconds': 900 }]],
    ({ Credentials }) => new Date(Credentials.Expiration) > new Date(0),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
  const assumed = {
    ...scope,
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  await checker.expectAnswer(
    'sts get-caller-identity',
    [[assumed, {}]],
    ({ Account, Arn }) => Account === other.accountId && Arn.endsWith('assumed-role/Reader/checker'),
    'sts get-caller-identity, with the assumed role',
  );

  const missing = {
    'role-arn': `arn:aws:iam::${other.accountId}:user/missing`,
    'role-session-name': 'checker',
  };
  await checker.expectError('sts assume-role', scope, missing, 'ValidationError');
  await checker.expectError(
    'sts get-caller-identity',
    { ...assumed, sessionToken: 'x' },
    {},
    'InvalidClientTokenId',
  );
};
