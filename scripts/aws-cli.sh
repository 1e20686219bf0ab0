#!/bin/sh
# The AWS CLI, which nobody here wrote, calls every operation of the sandbox and judges the answers.
#
#   scripts/aws-cli.sh          starts a sandbox with the demo data
#   scripts/aws-cli.sh <url>    judges one that runs already
#
# AWS_CLI names another `aws`, version 1 or 2. The CLI's own models are older than Image Builder's workflows; a newer
# one is taken from ../shared/aws-model or AWS_MODEL_PATH.
set -eu
cd "$(dirname "$0")/.."

if ! command -v "${AWS_CLI:-aws}" >/dev/null; then
  echo 'left out: everything, since there is no AWS CLI here (on Debian: apt-get install awscli)'
  echo '0 passed, 0 failed'
  exit 0
fi
if [ $# -eq 0 ]; then npm run --silent build; fi
exec node scripts/awsCli/main.mjs "$@"
