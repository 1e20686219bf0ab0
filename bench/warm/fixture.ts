import type { ServerProcess } from './processes';
import { type Question, questionsFor } from './questions';

/** What the peers serve: the gateway's schema, and the data that it returned for each question. */
export interface Fixture {
  readonly sdl: string;
  readonly questions: readonly (Question & { readonly data: unknown })[];
}

type Gateway = Pick<ServerProcess, 'url'>;

interface Edges {
  readonly images: {
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: {
        readonly state: { readonly status: string };
        readonly workflows: { readonly nodes: readonly { readonly workflowExecutionId: string }[] };
      };
    }[];
  };
}

const findIds = `{
  images(first: 12) {
    edges {
      cursor
      node { state { status } workflows(first: 1) { nodes { workflowExecutionId } } }
    }
  }
}`;

const unfinished = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING'];

const askGateway = async <Data>({ url }: Gateway, query: string, variables: object): Promise<Data> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

/** Asks the gateway all questions once, which also fills its cache. */
export const readFixture = async (gateway: Gateway): Promise<Fixture> => {
  const { images } = await askGateway<Edges>(gateway, findIds, {});
  const afterUnfinished = images.edges.findLast(({ node }) => unfinished.includes(node.state.status))?.cursor;
  const workflowExecutionId = images.edges.at(-1)?.node.workflows.nodes[0]?.workflowExecutionId;
  if (afterUnfinished === undefined || workflowExecutionId === undefined) throw new Error('No images.');
  const questions = [];
  for (const question of questionsFor({ afterUnfinished, workflowExecutionId })) {
    questions.push({ ...question, data: await askGateway(gateway, question.query, question.variables) });
  }
  const sdl = await (await fetch(`${gateway.url}/schema.graphql`)).text();
  return { sdl, questions };
};
