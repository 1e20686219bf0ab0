import { graphql } from './gql';

export const whatFailed = graphql(`
  query WhatFailed($first: Int!, $after: String) {
    executions(first: $first, after: $after, filter: { statuses: [FAILED, ROLLED_BACK] }) {
      nodes {
        ...Summary
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      coverage {
        scope {
          accountId
          region
        }
        kind
        state
        reason
      }
    }
  }
`);

export const summary = graphql(`
  fragment Summary on Execution {
    __typename
    id
    status
    statusReason
    startedAt
    ... on ImageBuilderWorkflow {
      type
      imageBuildVersionArn
    }
    ... on WorkflowStep {
      name
    }
    ... on Lifecycle {
      lifecyclePolicyArn
    }
    ... on TransferExecution {
      workflowId
    }
    ... on BlueprintRun {
      blueprintName
    }
  }
`);

export const whyItFailed = graphql(`
  query WhyItFailed($id: ID!) {
    execution(id: $id) {
      __typename
      ... on ImageBuilderWorkflow {
        steps(first: 100) {
          nodes {
            name
            status
            outputs
          }
        }
      }
    }
  }
`);

export const whichScopes = graphql(`
  query WhichScopes {
    scopes {
      accountId
      region
    }
  }
`);
