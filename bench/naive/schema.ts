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
 * Straightforward resolvers, as a baseline for the benchmark: a Get per object, a List plus one Get per item for lists, and
 * one call per selected relation. They ignore the selected fields and share no results within a request. Schema, scalars
 * and status values are the gateway's, so that both return the same data.
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
