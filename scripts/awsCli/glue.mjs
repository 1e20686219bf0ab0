import { isFilled } from './judge.mjs';

/** Blueprints, their runs, and the workflows these made. The CLI pages through none of Glue's lists by itself. */
export const judgeGlue = async (judge) => {
  const { scope, answer } = await judge.answers(
    'glue list-blueprints',
    judge.scopes.map((place) => [place, { 'max-results': 1 }]),
    ({ Blueprints, NextToken }) => Blueprints.length === 1 && NextToken,
  );
  const [firstName] = answer.Blueprints ?? [];
  await judge.answers(
    'glue list-blueprints',
    [[scope, { 'next-token': answer.NextToken ?? '' }]],
    ({ Blueprints }) => isFilled(Blueprints) && !Blueprints.includes(firstName),
    'glue list-blueprints, the next page',
  );
  const { answer: rest } = await judge.answers(
    'glue list-blueprints',
    [[scope, {}]],
    ({ Blueprints }) => Blueprints.length > 1,
    'glue list-blueprints, all',
  );

  const names = rest.Blueprints ?? [];
  await judge.answers(
    'glue batch-get-blueprints',
    [[scope, { names: [...names.slice(0, 24), 'nobody'], 'include-parameter-spec': true }]],
    ({ Blueprints, MissingBlueprints }) => isFilled(Blueprints) && MissingBlueprints.includes('nobody'),
  );
  await judge.answers(
    'glue get-blueprint',
    [[scope, { name: firstName ?? '', 'include-blueprint': true }]],
    ({ Blueprint }) => Blueprint.Name === firstName && Blueprint.BlueprintLocation,
  );

  const runs = await judge.answers(
    'glue get-blueprint-runs',
    names.map((name) => [scope, { 'blueprint-name': name }]),
    ({ BlueprintRuns }) => isFilled(BlueprintRuns) && BlueprintRuns.some(({ WorkflowName }) => WorkflowName),
  );
  const run = (runs.answer.BlueprintRuns ?? []).find(({ WorkflowName }) => WorkflowName);
  await judge.answers(
    'glue get-blueprint-run',
    [[scope, { 'blueprint-name': run?.BlueprintName ?? '', 'run-id': run?.RunId ?? '' }]],
    ({ BlueprintRun }) => BlueprintRun.RunId === run.RunId && BlueprintRun.StartedOn,
  );
  await judgeWorkflows(judge, scope, run?.WorkflowName ?? '');

  const nobody = { 'blueprint-name': 'nobody' };
  await judge.refuses('glue get-blueprint-runs', scope, nobody, 'EntityNotFoundException');
  await judge.refuses('glue batch-get-blueprints', scope, { names: ['not a name'] }, 'InvalidInputException');
};

const judgeWorkflows = async (judge, scope, name) => {
  await judge.answers(
    'glue get-workflow',
    [[scope, { name, 'include-graph': true }]],
    ({ Workflow }) => Workflow.Name === name && Workflow.Graph,
  );
  await judge.answers(
    'glue batch-get-workflows',
    [[scope, { names: [name, 'nobody'] }]],
    ({ Workflows, MissingWorkflows }) => !Workflows[0].Graph && MissingWorkflows.includes('nobody'),
  );
};
