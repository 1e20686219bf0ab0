#!/bin/sh
# Checks the sandbox with the AWS CLI, an independent client: calls every operation and checks the responses.
#
#   scripts/aws-cli.sh          starts a sandbox with the demo data
#   scripts/aws-cli.sh <url>    checks a running one
#
# AWS_CLI is the path of another `aws`, version 1 or 2. AWS_MODEL_PATH, ../shared/aws-model by default, is a folder with a
# newer model of Image Builder: those of some CLI versions lack its workflows.
set -eu
cd "$(dirname "$0")/.."

if ! command -v "${AWS_CLI:-aws}" >/dev/null; then
  echo 'skipped: the AWS CLI is not installed (on Debian: apt-get install awscli)'
  echo '0 passed, 0 failed'
  exit 0
fi
if [ $# -eq 0 ]; then npm run --silent build; fi
exec node scripts/awsCli/main.mjs "$@"
