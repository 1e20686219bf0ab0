import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';

/** The questions, the gateway's schema, and the data that the gateway returned for each question. See ../fixture.ts. */
export const fixture = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const dataOf = (name) => fixture.questions.find((question) => question.name === name).data;

const workflow = dataOf('by id').imageBuilderWorkflow;
const workflows = new Map([[workflow.workflowExecutionId, workflow]]);

/** The gateway's schema over objects that are ready in memory. All other fields have the default resolver. */
export const schema = () =>
  makeExecutableSchema({
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

/** Says on standard output that a server is ready, as the gateway does. */
export const announce = (port) => console.log(`ready: http://127.0.0.1:${port}`);
