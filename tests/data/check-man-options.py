#!/usr/bin/env python3
"""Compares what the command line's own help says with its manual page, in both directions.

An option that is not in the manual page is never found; one that is only there is refused.
usage: check-man-options.py SOJOURN_CLI MANUAL_PAGE
"""

import os
import re
import subprocess
import sys

OPTION = re.compile(r'(?<![\w-])--([a-z][a-z-]+)')


def help_of(*command):
    answer = subprocess.run([*command, '--help'], check=True, capture_output=True, text=True,
                            env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE=''))
    return answer.stdout


def subcommands(help_text):
    listed = re.search(r'^Subcommands:\n(.*?)(?:\n\n|\Z)', help_text, re.DOTALL | re.MULTILINE)
    return re.findall(r'^  ([a-z][a-z-]*)', listed.group(1), re.MULTILINE) if listed else []


def main():
    program, page_path = sys.argv[1:]
    with open(page_path, encoding='utf-8') as page_file:
        page = page_file.read().replace('\\-', '-')
    documented = set(OPTION.findall(page))
    names = subcommands(help_of(program))
    if not names:
        print('the program has no subcommands yet')
        sys.exit(77)

    known = set(OPTION.findall(help_of(program)))
    problems = []
    for name in names:
        if f'.SS {name}\n' not in page:
            problems.append(f'the subcommand {name} is not in the manual page')
        options = set(OPTION.findall(help_of(program, name)))
        known |= options
        problems += [f'{name} --{option} is not in the manual page' for option in options - documented]
    problems += [f'--{option} is in the manual page, but no subcommand has it' for option in documented - known]
    problems += [f'{name} is in the manual page, but not a subcommand'
                 for name in re.findall(r'^\.SS ([a-z-]+)$', page, re.MULTILINE) if name not in names]
    for problem in sorted(set(problems)):
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == '__main__':
    main()
