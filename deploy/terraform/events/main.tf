# Sends the events of EC2 Image Builder in one account and region to a queue that execution-gateway reads. See docs/events.md.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "name" {
  description = "Name of the rule and of the queue."
  type        = string
  default     = "execution-events"

  validation {
    condition     = can(regex("^[0-9A-Za-z_-]{1,64}$", var.name))
    error_message = "Expected 1 to 64 letters, digits, _ and -."
  }
}

variable "role_name" {
  description = "Name of the role that the gateway calls this account with. It gets the permission to read the queue."
  type        = string
  default     = "ExecutionGatewayRead"
}

resource "aws_cloudwatch_event_rule" "this" {
  name        = var.name
  description = "Changes of image builds, for execution-gateway."

  event_pattern = jsonencode({
    source = ["aws.imagebuilder"]
    detail-type = [
      "EC2 Image Builder Image State Change",
      "EC2 Image Builder Workflow Step Waiting",
    ]
  })
}

resource "aws_sqs_queue" "this" {
  name                       = var.name
  message_retention_seconds  = 3600
  receive_wait_time_seconds  = 20
  visibility_timeout_seconds = 30
  sqs_managed_sse_enabled    = true
}

data "aws_iam_policy_document" "send" {
  statement {
    sid       = "SendEventsOfRule"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.this.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.url
  policy    = data.aws_iam_policy_document.send.json
}

resource "aws_cloudwatch_event_target" "this" {
  rule = aws_cloudwatch_event_rule.this.name
  arn  = aws_sqs_queue.this.arn

  depends_on = [aws_sqs_queue_policy.this]
}

data "aws_iam_policy_document" "receive" {
  statement {
    sid       = "ReceiveEvents"
    actions   = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
    resources = [aws_sqs_queue.this.arn]
  }
}

resource "aws_iam_role_policy" "receive" {
  name_prefix = "ReceiveExecutionEvents-"
  role        = var.role_name
  policy      = data.aws_iam_policy_document.receive.json
}

output "queue_url" {
  description = "The `queueUrl` in `events` of the settings of the gateway."
  value       = aws_sqs_queue.this.url
}
