import { expect, it } from '@jest/globals';
import { tellingLine } from '../../src/rootCause/outputText';

/* What programs write when they fail, and the line that a person would quote. */

const outputs: readonly (readonly [program: string, telling: string, lines: readonly string[]])[] = [
  [
    'yum',
    'No package htpd available.',
    ['Loaded plugins: extras', 'No package htpd available.', 'Error: Nothing to do'],
  ],
  [
    'dnf',
    'Error: Unable to find a match: htpd',
    [
      'Last metadata expiration check: 0:01:02 ago',
      'No match for argument: htpd',
      'Error: Unable to find a match: htpd',
    ],
  ],
  [
    'dnf without a network',
    "Error: Failed to download metadata for repo 'baseos': Cannot download repomd.xml: All mirrors were tried",
    [
      "Errors during downloading metadata for repository 'baseos':",
      "  - Curl error (6): Couldn't resolve host name for https://mirror.example.com/repodata/repomd.xml",
      "Error: Failed to download metadata for repo 'baseos': Cannot download repomd.xml: All mirrors were tried",
    ],
  ],
  [
    'apt',
    'E: Unable to locate package htpd',
    ['Reading package lists...', 'E: Unable to locate package htpd', 'Reading state information...'],
  ],
  [
    'apt with a lock',
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 123 (unattended-upgr)',
    [
      'WARNING: apt does not have a stable CLI interface. Use with caution in scripts.',
      'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 123 (unattended-upgr)',
      'E: Unable to acquire the dpkg frontend lock, is another process using it?',
    ],
  ],
  [
    'pip',
    'ERROR: Could not find a version that satisfies the requirement foo==9 (from versions: 1.0)',
    [
      'Collecting foo==9',
      'ERROR: Could not find a version that satisfies the requirement foo==9 (from versions: 1.0)',
      'ERROR: No matching distribution found for foo==9',
      'WARNING: You are using pip version 20; however, version 23 is available.',
    ],
  ],
  [
    'npm',
    'npm ERR! 404 Not Found - GET https://registry.example.com/leftpadd - Not found',
    [
      'npm ERR! code E404',
      'npm ERR! 404 Not Found - GET https://registry.example.com/leftpadd - Not found',
      "npm ERR! 404  'leftpadd@*' is not in this registry.",
      'npm ERR!',
      'npm ERR! A complete log of this run can be found in:',
      'npm ERR!     /root/.npm/_logs/2026-debug-0.log',
    ],
  ],
  [
    'maven',
    '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile: cannot find symbol',
    [
      '[INFO] BUILD FAILURE',
      '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile: cannot find symbol',
      '[ERROR]',
      '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
      '[ERROR] For more information about the errors and possible solutions, please read the following articles:',
      '[ERROR] [Help 1] http://cwiki.example.org/confluence/display/MAVEN/MojoFailureException',
    ],
  ],
  [
    'gradle',
    '> Could not resolve com.example:lib:1.0.',
    [
      'FAILURE: Build failed with an exception.',
      '* What went wrong:',
      "Execution failed for task ':compileJava'.",
      '> Could not resolve com.example:lib:1.0.',
      '* Try:',
      '> Run with --stacktrace option to get the stack trace.',
      'BUILD FAILED in 3s',
      '1 actionable task: 1 executed',
    ],
  ],
  [
    'make',
    'main.c:3:10: fatal error: openssl/ssl.h: No such file or directory',
    [
      'gcc -c main.c',
      'main.c:3:10: fatal error: openssl/ssl.h: No such file or directory',
      'compilation terminated.',
      'make: *** [Makefile:12: main.o] Error 1',
    ],
  ],
  [
    'ansible',
    'fatal: [localhost]: FAILED! => {"msg": "No package matching \'htpd\' found"}',
    [
      'TASK [install] *****',
      'fatal: [localhost]: FAILED! => {"msg": "No package matching \'htpd\' found"}',
      'PLAY RECAP *****',
      'localhost : ok=3 changed=1 unreachable=0 failed=1 skipped=0',
    ],
  ],
  [
    'chef',
    '[2026-11-27T10:00:01+00:00] ERROR: package[htpd] (web::default line 3) had an error: No candidate version available for htpd',
    [
      '[2026-11-27T10:00:01+00:00] ERROR: Running exception handlers',
      '[2026-11-27T10:00:01+00:00] ERROR: package[htpd] (web::default line 3) had an error: No candidate version available for htpd',
      '[2026-11-27T10:00:01+00:00] FATAL: Stacktrace dumped to /var/chef/cache/chef-stacktrace.out',
      '[2026-11-27T10:00:01+00:00] FATAL: Chef::Exceptions::ChildConvergeError: Chef run process exited unsuccessfully (exit code 1)',
    ],
  ],
  [
    'puppet',
    "Error: Execution of '/bin/yum install htpd' returned 1: Error: Unable to find a match: htpd",
    [
      'Notice: Compiled catalog for web in environment production in 0.10 seconds',
      "\u001b[1;31mError: Execution of '/bin/yum install htpd' returned 1: Error: Unable to find a match: htpd\u001b[0m",
      'Warning: /Stage[main]/Web/Service[httpd]: Skipping because of failed dependencies',
      'Notice: Applied catalog in 1.20 seconds',
    ],
  ],
  [
    'terraform',
    'Error: creating EC2 Instance: UnauthorizedOperation: You are not authorized to perform this operation.',
    [
      '╷',
      '│ Error: creating EC2 Instance: UnauthorizedOperation: You are not authorized to perform this operation.',
      '│ ',
      '│   with aws_instance.web,',
      '│   on main.tf line 3, in resource "aws_instance" "web":',
      '╵',
    ],
  ],
  [
    'powershell',
    "choco : The term 'choco' is not recognized as the name of a cmdlet, function, script file, or operable program.",
    [
      "choco : The term 'choco' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'At C:\\Windows\\TEMP\\script-1.ps1:3 char:1',
      '+ choco install git',
      '+ ~~~~~',
      '    + CategoryInfo          : ObjectNotFound: (choco:String) [], CommandNotFoundException',
      '    + FullyQualifiedErrorId : CommandNotFoundException',
    ],
  ],
  [
    'pytest',
    'E       AssertionError: expected 200, got 503',
    [
      '=================================== FAILURES ===================================',
      '_________________________________ test_health __________________________________',
      '>       assert response.status == 200',
      'E       AssertionError: expected 200, got 503',
      'test_health.py:7: AssertionError',
      '=========================== short test summary info ============================',
      '========================= 1 failed, 12 passed in 0.12s =========================',
    ],
  ],
  [
    'a test runner',
    'FAIL health.test: expected 200, got 503',
    ['FAIL health.test: expected 200, got 503', '12 passed, 1 failed, 0 errors'],
  ],
  [
    'go test',
    'health_test.go:12: expected 200, got 503',
    [
      '--- FAIL: TestHealth (0.00s)',
      '    health_test.go:12: expected 200, got 503',
      'FAIL',
      'FAIL\texample.com/web\t0.012s',
      'exit status 1',
    ],
  ],
  ['go build', 'main.go:3:5: undefined: foo', ['# example.com/web', 'main.go:3:5: undefined: foo']],
  [
    'docker build',
    '#7 0.512 Error: Unable to find a match: htpd',
    [
      '#7 0.301 Last metadata expiration check: 0:01:02 ago',
      '#7 0.512 Error: Unable to find a match: htpd',
      '#7 ERROR: process "/bin/sh -c dnf install -y htpd" did not complete successfully: exit code: 1',
      '------',
      'ERROR: failed to solve: process "/bin/sh -c dnf install -y htpd" did not complete successfully: exit code: 1',
    ],
  ],
  [
    'tar',
    'tar (child): app.tgz: Cannot open: No such file or directory',
    [
      'tar (child): app.tgz: Cannot open: No such file or directory',
      'tar (child): Error is not recoverable: exiting now',
      'tar: Child returned status 2',
      'tar: Error is not recoverable: exiting now',
    ],
  ],
  [
    'curl',
    'curl: (6) Could not resolve host: repo.example.com',
    ['  % Total    % Received', 'curl: (6) Could not resolve host: repo.example.com'],
  ],
  [
    'systemd',
    'Job for httpd.service failed because the control process exited with error code.',
    [
      'Job for httpd.service failed because the control process exited with error code.',
      'See "systemctl status httpd.service" and "journalctl -xe" for details.',
    ],
  ],
  [
    'python',
    "ModuleNotFoundError: No module named 'boto3'",
    [
      'Traceback (most recent call last):',
      '  File "a.py", line 1, in <module>',
      "ModuleNotFoundError: No module named 'boto3'",
    ],
  ],
  [
    'a script that cleans up',
    'Error: Unable to find a match: htpd',
    [
      'Error: Unable to find a match: htpd',
      'running cleanup',
      "rm: cannot remove '/tmp/build': No such file or directory",
    ],
  ],
  [
    'a script that goes on after an error',
    'Error: disk is full',
    [
      'Error: the cache is missing',
      'going on without it',
      'Error: disk is full',
      'warning: 1 expected package was skipped',
    ],
  ],
  [
    'bash',
    '/tmp/x.sh: line 3: htpd: command not found',
    ['set up', '/tmp/x.sh: line 3: htpd: command not found'],
  ],
  ['a process that was killed', 'Killed', ['compiling', 'Killed', 'done with 3 of 4 files']],
];

it.each(outputs)('The telling line of %s is what a person would quote', (_program, telling, lines) => {
  expect(tellingLine(lines.join('\n'))).toBe(telling);
  // With what programs write regardless of a failure.
  expect(tellingLine(['starting', ...lines, 'Finished.'].join('\r\n'))).toBe(telling);
});
