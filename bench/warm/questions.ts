/** A query that the benchmark sends. */
export interface Question {
  readonly name: QuestionName;
  /** The heading of its table. */
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type QuestionName = 'large' | 'tiny' | 'by id' | 'list';

/** What the variables of the questions are taken from. */
export interface Ids {
  /** The cursor of the last image that is not finished yet. Images are listed newest first. */
  readonly afterUnfinished: string;
  readonly workflowExecutionId: string;
}

const execution = 'id status rawStatus startedAt endedAt';

const large = `query ($after: String) {
  images(first: 10, after: $after) {
    nodes {
      id name version state { status }
      workflows(first: 10) {
        nodes {
          ${execution} durationSeconds workflowExecutionId type totalStepCount totalStepsSucceeded totalStepsFailed
          steps(first: 5) {
            nodes { id status startedAt endedAt durationSeconds stepExecutionId name action }
          }
        }
      }
    }
  }
}`;

const byId = `query ($id: String!) {
  imageBuilderWorkflow(workflowExecutionId: $id) {
    ${execution} durationSeconds scope { accountId region } workflowExecutionId imageBuildVersionArn type message
    totalStepCount totalStepsSucceeded totalStepsFailed totalStepsSkipped
  }
}`;

const list = `{
  executions(first: 25) {
    nodes { __typename ${execution} scope { accountId region } }
    pageInfo { hasNextPage endCursor }
    coverage { kind state }
  }
}`;

export const questionsFor = ({ afterUnfinished, workflowExecutionId }: Ids): readonly Question[] => [
  {
    name: 'large',
    title: '100 workflows with 5 steps each',
    query: large,
    variables: { after: afterUnfinished },
  },
  { name: 'tiny', title: 'The scopes', query: '{ scopes { accountId region } }', variables: {} },
  { name: 'by id', title: 'One workflow by id', query: byId, variables: { id: workflowExecutionId } },
  { name: 'list', title: '`executions(first: 25)`', query: list, variables: {} },
];
