import { makeExecutableSchema } from '@graphql-tools/schema';
import { fixture } from './fixture.mjs';

const dataOf = (name) => fixture.questions.find((question) => question.name === name).data;

const workflow = dataOf('by id').imageBuilderWorkflow;
const workflows = new Map([[workflow.workflowExecutionId, workflow]]);

/** The gateway's schema over objects that are ready in memory. All other fields have the default resolver. */
export const schema = makeExecutableSchema({
  typeDefs: fixture.sdl,
  resolvers: {
    Query: {
      images: () => dataOf('large').images,
      scopes: () => dataOf('tiny').scopes,
      imageBuilderWorkflow: (_query, { workflowExecutionId }) => workflows.get(workflowExecutionId),
      executions: () => dataOf('list').executions,
    },
  },
});
