const { graphql } = require('relay-runtime');

module.exports.executions = graphql`
  fragment transferWorkflow_executions on TransferWorkflow
  @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" })
  @refetchable(queryName: "transferWorkflowExecutionsQuery") {
    workflowId
    executions(first: $first, after: $after) @connection(key: "transferWorkflow_executions") {
      edges {
        node {
          id
          ...execution_row
        }
      }
    }
  }
`;
