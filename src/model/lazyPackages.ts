/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Subgraph from '@apollo/subgraph';
import type * as CredentialProviders from '@aws-sdk/credential-providers';
import type * as Glue from '@aws-sdk/client-glue';
import type * as CloudWatchLogs from '@aws-sdk/client-cloudwatch-logs';
import type * as ImageBuilder from '@aws-sdk/client-imagebuilder';
import type * as Sqs from '@aws-sdk/client-sqs';
import type * as Sts from '@aws-sdk/client-sts';
import type * as Transfer from '@aws-sdk/client-transfer';
import type * as GraphqlScalars from 'graphql-scalars';
import type * as Jose from 'jose' with { 'resolution-mode': 'import' };
import type * as Kysely from 'kysely';
import type * as Pg from 'pg';
import type * as PinoPretty from 'pino-pretty';
import type * as Redis from '@redis/client';
import type * as Yaml from 'yaml';

/** Packages that take long to load, and that not every process uses. Each is loaded on first use. */
export const lazyPackages = {
  get credentialProviders() {
    return require('@aws-sdk/credential-providers') as typeof CredentialProviders;
  },
  get glue() {
    return require('@aws-sdk/client-glue') as typeof Glue;
  },
  get graphqlScalars() {
    return require('graphql-scalars') as typeof GraphqlScalars;
  },
  get imagebuilder() {
    return require('@aws-sdk/client-imagebuilder') as typeof ImageBuilder;
  },
  get jose() {
    return require('jose') as typeof Jose;
  },
  get kysely() {
    return require('kysely') as typeof Kysely;
  },
  get logs() {
    return require('@aws-sdk/client-cloudwatch-logs') as typeof CloudWatchLogs;
  },
  get pg() {
    return require('pg') as typeof Pg;
  },
  get pretty() {
    return require('pino-pretty') as typeof PinoPretty;
  },
  get redis() {
    return require('@redis/client') as typeof Redis;
  },
  get sqs() {
    return require('@aws-sdk/client-sqs') as typeof Sqs;
  },
  get sts() {
    return require('@aws-sdk/client-sts') as typeof Sts;
  },
  get subgraph() {
    return require('@apollo/subgraph') as typeof Subgraph;
  },
  get transfer() {
    return require('@aws-sdk/client-transfer') as typeof Transfer;
  },
  get yaml() {
    return require('yaml') as typeof Yaml;
  },
};
