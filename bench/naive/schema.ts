import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { addMirrors } from '../../src/resolvers/mirror';
import { scalars } from '../../src/resolvers/scalars';
import type { NaiveContext } from './context';
import { Blueprint, BlueprintRun, glueQueries, GlueWorkflow } from './glue';
import { Image, ImageBuilderWorkflow, imageBuilderQueries, WorkflowStep } from './imageBuilder';
import { Lifecycle, LifecyclePolicy, lifecycleQueries, LifecycleResource } from './lifecycle';
import {
  TransferExecution,
  TransferExecutionStepResult,
  transferQueries,
  TransferWorkflow,
} from './transfer';

/*
 * What one writes first: each thing by the call for one thing, a list by its call and then one more for each item,
 * and a relation by a call whenever it is selected. The schema, the scalars and the words are the gateway's, so that
 * both give the same answer; nothing is shared within a request, and nobody looks at what is selected.
 */

const folder = join(__dirname, '../../schema');

const resolvers = {
  ...scalars,
  Query: { ...imageBuilderQueries, ...lifecycleQueries, ...transferQueries, ...glueQueries },
  Image,
  ImageBuilderWorkflow,
  WorkflowStep,
  Lifecycle,
  LifecycleResource,
  LifecyclePolicy,
  TransferExecution,
  TransferExecutionStepResult,
  TransferWorkflow,
  Blueprint,
  BlueprintRun,
  GlueWorkflow,
};

/** The gateway's schema, as far as the examples select from it, with resolvers that fetch naively. */
export const naiveSchema = (): GraphQLSchema => {
  const typeDefs = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const schema = makeExecutableSchema<NaiveContext>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
  addMirrors(schema);
  return schema;
};
