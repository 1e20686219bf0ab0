import { isFilled, isLongerThan } from './judge.mjs';

/** Workflows, what runs in them now, and the servers the files came by. */
export const judgeTransfer = async (judge) => {
  const { scope, answer } = await judge.answers(
    'transfer list-workflows',
    judge.scopes.map((place) => [place, {}]),
    ({ Workflows }) => isFilled(Workflows),
  );
  const workflows = (answer.Workflows ?? []).map(({ WorkflowId }) => [scope, { 'workflow-id': WorkflowId }]);
  await judge.answers('transfer describe-workflow', workflows, ({ Workflow }) => isFilled(Workflow.Steps));

  const executions = await judge.answers(
    'transfer list-executions',
    workflows.map(([place, options]) => [place, { ...options, 'page-size': 2, 'max-items': 5 }]),
    ({ Executions }) => isLongerThan(2, Executions, ({ ExecutionId }) => ExecutionId),
    'transfer list-executions, in pages of 2',
  );
  const workflowId = executions.options['workflow-id'] ?? '';
  const [first] = executions.answer.Executions ?? [];
  await judge.answers(
    'transfer describe-execution',
    [[scope, { 'workflow-id': workflowId, 'execution-id': first?.ExecutionId ?? '' }]],
    ({ Execution }) => Execution.ExecutionId === first.ExecutionId && Execution.ExecutionRole,
  );
  const serverId = first?.ServiceMetadata.UserDetails.ServerId ?? '';
  await judge.answers(
    'transfer describe-server',
    [[scope, { 'server-id': serverId }]],
    ({ Server }) => Server.ServerId === serverId,
  );

  const nowhere = { 'workflow-id': 'w-00000000000000000' };
  await judge.refuses('transfer describe-workflow', scope, nowhere, 'ResourceNotFoundException');
  await judge.refuses(
    'transfer list-executions',
    scope,
    { 'workflow-id': 'W-AAAAAAAAAAAAAAAAA' },
    'InvalidRequestException',
  );
};
