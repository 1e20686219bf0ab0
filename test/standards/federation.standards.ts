import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { printSubgraph } from '../../src/app/subgraph';
import { encodeNodeId } from '../../src/model/nodeId';
import { blueprintName, buildId, fixtureEstate, imageArn, now, runId, scope } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { composers, gatewayPackage } from './packages';

/* A supergraph of the gateway and a second subgraph, which knows tickets of executions and owners of images. */

jest.setTimeout(120_000);

const buildNode = encodeNodeId('ImageBuilderWorkflow', scope, [buildId]);
const runNode = encodeNodeId('BlueprintRun', scope, [blueprintName, runId]);
const imageNode = encodeNodeId('Image', scope, [imageArn]);

const ticketsSdl = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject", "@shareable"])

  type Query { tickets(first: Int): TicketConnection! }
  type TicketConnection { nodes: [Ticket!]!, pageInfo: PageInfo! }
  type Ticket { number: Int!, execution: Execution, image: Image }
  type Execution @key(fields: "id") @interfaceObject { id: ID!, tickets: [Ticket!]! }
  type Image @key(fields: "id") { id: ID!, team: String! }
  type PageInfo @shareable { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }`;

const tickets = [
  { number: 1, execution: { id: runNode }, image: { id: imageNode } },
  { number: 2, execution: { id: buildNode } },
];

interface Reference {
  readonly id: string;
}

const ticketsSchema = () =>
  buildSubgraphSchema({
    typeDefs: parse(ticketsSdl),
    resolvers: {
      Query: {
        tickets: () => ({ nodes: tickets, pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
      },
      Execution: {
        __resolveReference: ({ id }: Reference) => ({ id }),
        tickets: ({ id }: Reference) => tickets.filter(({ execution }) => execution.id === id),
      },
      Image: { __resolveReference: ({ id }: Reference) => ({ id }), team: () => 'platform' },
    },
  });

let gateway: TestGateway;
let sdl: string;

beforeAll(async () => {
  gateway = await startTestGateway(fixtureEstate, { federation: true, now: () => now });
  const { data } = await gateway.ask('{ _service { sdl } }');
  sdl = data._service.sdl;
});
afterAll(() => gateway.close());

const subgraphs = (executions: string) => [
  { name: 'executions', url: `${gateway.url}/graphql`, typeDefs: parse(executions) },
  { name: 'tickets', url: 'http://tickets.example.com', typeDefs: parse(ticketsSdl) },
];

describe.each(composers)('%s', (_name, composer) => {
  it.each([
    ['Query._service', () => sdl],
    ['execution-gateway schema --federation', () => printSubgraph(createSchema(true))],
  ])('composes the SDL of %s with a second subgraph', (_source, sdlOf) => {
    const { errors, supergraphSdl } = composer().composeServices(subgraphs(sdlOf()));

    expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
    expect(supergraphSdl).toContain('isInterfaceObject: true');
  });

  it('refuses a second subgraph with a key that the gateway does not have', () => {
    const wrong = ticketsSdl.replace(
      'Image @key(fields: "id")',
      'Image @key(fields: "id", resolvable: false)',
    );
    const [executions, other] = subgraphs(sdl);
    if (!executions || !other) throw new Error('Two subgraphs are expected.');

    const { errors } = composer().composeServices([executions, { ...other, typeDefs: parse(wrong) }]);

    expect(errors?.map(({ message }) => message).join()).toContain('team');
  });
});

describe.each(composers)('A gateway with the supergraph of %s', (_name, composer) => {
  let server: ApolloServer;
  /** The queries that the gateway sends to the subgraph of this project. */
  const sent: { readonly query: string | undefined; readonly variables: unknown }[] = [];

  beforeAll(async () => {
    const { ApolloGateway, LocalGraphQLDataSource, RemoteGraphQLDataSource } = gatewayPackage();
    const { supergraphSdl = '' } = composer().composeServices(subgraphs(sdl));
    server = new ApolloServer({
      gateway: new ApolloGateway({
        supergraphSdl,
        buildService: ({ name, url = '' }) =>
          name === 'tickets'
            ? new LocalGraphQLDataSource(ticketsSchema())
            : new RemoteGraphQLDataSource({
                url,
                willSendRequest: ({ request: { query, variables } }) => sent.push({ query, variables }),
              }),
      }),
    });
    await server.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    sent.length = 0;
    gateway.sandbox.calls.clear();
  });

  const ask = async (query: string) => {
    const { body } = await server.executeOperation({ query });
    if (body.kind !== 'single') throw new Error('One result is expected.');
    const { data, errors } = body.singleResult;
    expect(errors).toBeUndefined();
    return {
      data: JSON.parse(JSON.stringify(data)),
      calls: gateway.sandbox.calls
        .operations()
        .filter((operation) => operation !== 'AssumeRole')
        .sort(),
    };
  };

  it('extends executions of all kinds by fields of the other subgraph', async () => {
    const { data, calls } = await ask(`{
      blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { runId tickets { number } }
      image(imageBuildVersionArn: "${imageArn}") { name team } }`);

    expect(data).toEqual({
      blueprintRun: { runId, tickets: [{ number: 1 }] },
      image: { name: expect.any(String), team: 'platform' },
    });
    expect(calls).toEqual(['GetBlueprintRun', 'GetImage']);
  });

  it('resolves the executions that the other subgraph names, in one request, with the calls of nodes', async () => {
    const { data, calls } = await ask(`{
      tickets { nodes { number execution { __typename id status ... on BlueprintRun { runId } } } pageInfo { hasNextPage } } }`);

    expect(data.tickets).toEqual({
      nodes: [
        {
          number: 1,
          execution: { __typename: 'BlueprintRun', id: runNode, status: 'SUCCEEDED', runId },
        },
        {
          number: 2,
          execution: { __typename: 'ImageBuilderWorkflow', id: buildNode, status: 'SUCCEEDED' },
        },
      ],
      pageInfo: { hasNextPage: false },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.query).toContain('_entities');
    expect(sent[0]?.variables).toEqual({
      representations: [
        { __typename: 'Execution', id: runNode },
        { __typename: 'Execution', id: buildNode },
      ],
    });
    expect(calls).toEqual(['GetBlueprintRun', 'GetWorkflowExecution']);
  });

  it('resolves entities of one type', async () => {
    const { data, calls } = await ask('{ tickets { nodes { image { team name } } } }');

    expect(data.tickets.nodes).toEqual([
      { image: { team: 'platform', name: expect.any(String) } },
      { image: null },
    ]);
    expect(calls).toEqual(['GetImage']);
  });
});
