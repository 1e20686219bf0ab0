/* eslint-disable @typescript-eslint/no-require-imports */
import type { ApolloServer, ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import type { IExecutableSchemaDefinition } from '@graphql-tools/schema';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

/* The packages of test/standards, which the project's own `npm ci` does not install, so there are no types of them. */

interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

interface Composed {
  readonly supergraphSdl?: string;
  readonly errors?: readonly GraphQLError[];
}

interface Composer {
  composeServices(subgraphs: readonly Subgraph[]): Composed;
}

interface SentRequest {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface DataSourceOptions {
  readonly url?: string;
  readonly willSendRequest?: (options: { readonly request: SentRequest }) => void;
}

interface GatewayPackage {
  readonly ApolloGateway: new (options: {
    readonly supergraphSdl: string;
    readonly buildService: (service: { readonly name: string; readonly url?: string }) => object;
  }) => NonNullable<ApolloServerOptionsWithGateway<object>['gateway']>;
  readonly LocalGraphQLDataSource: new (schema: GraphQLSchema) => object;
  readonly RemoteGraphQLDataSource: new (options: DataSourceOptions) => object;
}

export const composers: readonly (readonly [name: string, composer: () => Composer])[] = [
  ['@apollo/composition', () => require('@apollo/composition') as Composer],
  ['@theguild/federation-composition', () => require('@theguild/federation-composition') as Composer],
];

export const gatewayPackage = (): GatewayPackage => require('@apollo/gateway') as GatewayPackage;

/** The options of Apollo Server that a test of the suite chooses. */
export interface SuiteConfig extends Partial<IExecutableSchemaDefinition> {
  readonly schema?: GraphQLSchema;
  readonly gateway?: object;
  readonly introspection?: boolean;
  readonly nodeEnv?: string;
  readonly plugins?: readonly ApolloServerPlugin[];
}

interface Suite {
  defineIntegrationTestSuite(
    createServer: (config: SuiteConfig) => Promise<{
      readonly server: ApolloServer;
      readonly url: string;
      readonly extraCleanup: () => Promise<void>;
    }>,
    options: { readonly noIncrementalDelivery: boolean },
  ): void;
}

export const apolloSuite = (): Suite => require('@apollo/server-integration-testsuite') as Suite;
