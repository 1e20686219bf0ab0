import { isFilled, isLongerThan } from './checker.mjs';

/** Checks workflows, their executions and their servers. */
export const checkTransfer = async (checker) => {
  const { scope, answer } = await checker.expectAnswer(
    'transfer list-workflows',
    checker.scopes.map((place) => [place, {}]),
    ({ Workflows }) => isFilled(Workflows),
  );
  const workflows = (answer.Workflows ?? []).map(({ WorkflowId }) => [scope, { 'workflow-id': WorkflowId }]);
  await checker.expectAnswer('transfer describe-workflow', workflows, ({ Workflow }) =>
    isFilled(Workflow.Steps),
  );

  const executions = await checker.expectAnswer(
    'transfer list-executions',
    workflows.map(([place, options]) => [place, { ...options, 'page-size': 2, 'max-items': 5 }]),
    ({ Executions }) => isLongerThan(2, Executions, ({ ExecutionId }) => ExecutionId),
    'transfer list-executions, in pages of 2',
  );
  const workflowId = executions.options['workflow-id'] ?? '';
  const [first] = executions.answer.Executions ?? [];
  await checker.expectAnswer(
    'transfer describe-execution',
    [[scope, { 'workflow-id': workflowId, 'execution-id': first?.ExecutionId ?? '' }]],
    ({ Execution }) => Execution.ExecutionId === first.ExecutionId && Execution.ExecutionRole,
  );
  const serverId = first?.ServiceMetadata.UserDetails.ServerId ?? '';
  await checker.expectAnswer(
    'transfer describe-server',
    [[scope, { 'server-id': serverId }]],
    ({ Server }) => Server.ServerId === serverId,
  );
  await checker.expectAnswer('transfer list-servers', [[scope, {}]], ({ Servers }) =>
    Servers.some(({ ServerId }) => ServerId === serverId),
  );

  const missing = { 'workflow-id': 'w-00000000000000000' };
  await checker.expectError('transfer describe-workflow', scope, missing, 'ResourceNotFoundException');
  await checker.expectError(
    'transfer list-executions',
    scope,
    { 'workflow-id': 'W-AAAAAAAAAAAAAAAAA' },
    'InvalidRequestException',
  );
};
