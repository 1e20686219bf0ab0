import { isFilled } from './checker.mjs';

/** Checks blueprints, their runs and workflows. The CLI does not paginate Glue's lists automatically. */
export const checkGlue = async (checker) => {
  const { scope, answer } = await checker.expectAnswer(
    'glue list-blueprints',
    checker.scopes.map((place) => [place, { 'max-results': 1 }]),
    ({ Blueprints, NextToken }) => Blueprints.length === 1 && NextToken,
  );
  const [firstName] = answer.Blueprints ?? [];
  await checker.expectAnswer(
    'glue list-blueprints',
    [[scope, { 'next-token': answer.NextToken ?? '' }]],
    ({ Blueprints }) => isFilled(Blueprints) && !Blueprints.includes(firstName),
    'glue list-blueprints, the next page',
  );
  const { answer: rest } = await checker.expectAnswer(
    'glue list-blueprints',
    [[scope, {}]],
    ({ Blueprints }) => Blueprints.length > 1,
    'glue list-blueprints, all',
  );

  const names = rest.Blueprints ?? [];
  await checker.expectAnswer(
    'glue batch-get-blueprints',
    [[scope, { names: [...names.slice(0, 24), 'missing'], 'include-parameter-spec': true }]],
    ({ Blueprints, MissingBlueprints }) => isFilled(Blueprints) && MissingBlueprints.includes('missing'),
  );
  await checker.expectAnswer(
    'glue get-blueprint',
    [[scope, { name: firstName ?? '', 'include-blueprint': true }]],
    ({ Blueprint }) => Blueprint.Name === firstName && Blueprint.BlueprintLocation,
  );

  const runs = await checker.expectAnswer(
    'glue get-blueprint-runs',
    names.map((name) => [scope, { 'blueprint-name': name }]),
    ({ BlueprintRuns }) => isFilled(BlueprintRuns) && BlueprintRuns.some(({ WorkflowName }) => WorkflowName),
  );
  const run = (runs.answer.BlueprintRuns ?? []).find(({ WorkflowName }) => WorkflowName);
  await checker.expectAnswer(
    'glue get-blueprint-run',
    [[scope, { 'blueprint-name': run?.BlueprintName ?? '', 'run-id': run?.RunId ?? '' }]],
    ({ BlueprintRun }) => BlueprintRun.RunId === run.RunId && BlueprintRun.StartedOn,
  );
  await checkWorkflows(checker, scope, run?.WorkflowName ?? '');

  const missing = { 'blueprint-name': 'missing' };
  await checker.expectError('glue get-blueprint-runs', scope, missing, 'EntityNotFoundException');
  await checker.expectError(
    'glue batch-get-blueprints',
    scope,
    { names: ['not a name'] },
    'InvalidInputException',
  );
};

const checkWorkflows = async (checker, scope, name) => {
  await checker.expectAnswer(
    'glue get-workflow',
    [[scope, { name, 'include-graph': true }]],
    ({ Workflow }) => Workflow.Name === name && Workflow.Graph,
  );
  await checker.expectAnswer(
    'glue batch-get-workflows',
    [[scope, { names: [name, 'missing'] }]],
    ({ Workflows, MissingWorkflows }) => !Workflows[0].Graph && MissingWorkflows.includes('missing'),
  );
};
