const { graphql } = require('relay-runtime');

// One execution of any kind, which can be refetched by its id.
module.exports.row = graphql`
  fragment execution_row on Execution @refetchable(queryName: "executionRowQuery") {
    id
    status
    rawStatus
    startedAt
    durationSeconds
    consoleUrl
    ... on BlueprintRun {
      blueprintName
    }
    ... on TransferExecution {
      server {
        serverId
      }
    }
  }
`;

module.exports.query = graphql`
  query executionQuery($id: ID!) {
    execution(id: $id) {
      ...execution_row
    }
    node(id: $id) {
      ...image_workflows @alias
    }
  }
`;
