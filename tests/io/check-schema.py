#!/usr/bin/env python3
"""Holds the committed reference and JSON Schema against the program, and real maps against the Schema.

usage: check-schema.py SOJOURN_CLI SOURCE_ROOT

The validator knows the keywords that the Schema uses and fails on any other.
"""

import glob
import json
import os
import re
import subprocess
import sys

ANNOTATIONS = {'$schema', '$defs', 'title', 'description', 'default', 'contentEncoding'}
TYPES = {
    'object': lambda value: isinstance(value, dict),
    'array': lambda value: isinstance(value, list),
    'string': lambda value: isinstance(value, str),
    'boolean': lambda value: isinstance(value, bool),
    'number': lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    'integer': lambda value: TYPES['number'](value) and value == int(value),
}


class Validator:
    def __init__(self, schema):
        self.schema = schema
        self.problems = []

    def validate(self, value, schema, place='$'):
        for keyword, wanted in schema.items():
            if keyword in ANNOTATIONS:
                continue
            check = getattr(self, 'check_' + keyword.strip('$'), None)
            assert check, f'the Schema uses {keyword}, which this test does not know'
            check(value, wanted, place, schema)

    def say(self, place, text):
        self.problems.append(f'{place}: {text}')

    def check_ref(self, value, wanted, place, _schema):
        self.validate(value, self.schema['$defs'][wanted.removeprefix('#/$defs/')], place)

    def check_type(self, value, wanted, place, _schema):
        if not TYPES[wanted](value):
            self.say(place, f'{value!r} is no {wanted}')

    def check_required(self, value, wanted, place, _schema):
        for name in wanted:
            if isinstance(value, dict) and name not in value:
                self.say(place, f'{name} is missing')

    def check_properties(self, value, wanted, place, _schema):
        if isinstance(value, dict):
            for name, schema in wanted.items():
                if name in value:
                    self.validate(value[name], schema, f'{place}.{name}')

    def check_patternProperties(self, value, wanted, place, _schema):
        for name, item in value.items() if isinstance(value, dict) else ():
            for pattern, schema in wanted.items():
                if re.search(pattern, name):
                    self.validate(item, schema, f'{place}.{name}')

    def check_additionalProperties(self, value, wanted, place, schema):
        assert wanted is False
        for name in value if isinstance(value, dict) else ():
            if not any(re.search(pattern, name) for pattern in schema['patternProperties']):
                self.say(place, f'{name} is not allowed')

    def check_items(self, value, wanted, place, _schema):
        for position, item in enumerate(value if isinstance(value, list) else ()):
            self.validate(item, wanted, f'{place}[{position}]')

    def check_enum(self, value, wanted, place, _schema):
        if value not in wanted:
            self.say(place, f'{value!r} is none of {wanted}')

    def check_const(self, value, wanted, place, _schema):
        if value != wanted:
            self.say(place, f'{value!r} is not {wanted!r}')

    def check_pattern(self, value, wanted, place, _schema):
        if isinstance(value, str) and not re.search(wanted, value):
            self.say(place, f'{value!r} does not match {wanted}')

    def check_minimum(self, value, wanted, place, _schema):
        if TYPES['number'](value) and value < wanted:
            self.say(place, f'{value!r} is less than {wanted}')

    def check_maximum(self, value, wanted, place, _schema):
        if TYPES['number'](value) and value > wanted:
            self.say(place, f'{value!r} is greater than {wanted}')


def run(*command):
    return subprocess.run(command, check=True, capture_output=True,
                          env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='')).stdout


def problems_of(schema, value):
    validator = Validator(schema)
    validator.validate(value, schema)
    return validator.problems


def report(number, name, problems):
    print('{} {} - {}'.format('not ok' if problems else 'ok', number, name))
    for problem in problems[:20]:
        print('#', problem)
    return bool(problems)


def stale(path, generated, option):
    with open(path, 'rb') as committed:
        if committed.read() == generated:
            return []
    return [f'run: sojourn-cli schema {option} > {path}']


def map_problems(program, schema, root):
    problems = []
    texts = {path: open(path, 'rb').read() for path in
             glob.glob(os.path.join(root, 'data', 'samples', '*.sojourn')) +
             [os.path.join(root, 'tests', 'golden', 'io', 'map.sojourn')]}
    for line in run(program, 'new', '--list').decode().splitlines():
        name = line.split()[0]
        texts[name] = run(program, 'new', '--template', name, '-o', '-')
    for name, text in texts.items():
        problems += [f'{name} {problem}' for problem in problems_of(schema, json.loads(text))]
    return problems, len(texts)


WRONG = [
    {'format': 'other', 'version': 1, 'id': 'm'},
    {'format': 'sojourn', 'version': 1},
    {'format': 'sojourn', 'version': 1, 'id': 'a b'},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'title': 5},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'kind': 'robot'},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'cards': [{'id': 'c', 'span': 0}]},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'cards': [{'id': 'c', 'span': 1.5}]},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'cards': [{'title': 'without an id'}]},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'cards': [{'id': 'c', 'aliases': [1]}]},
    {'format': 'sojourn', 'version': 1, 'id': 'm',
     'series': [{'id': 's', 'points': [{'n': -1}]}]},
    {'format': 'sojourn', 'version': 1, 'id': 'm', 'assets': {'abc': {}}},
]


def main():
    program, root = sys.argv[1:]
    schema_text = run(program, 'schema', '--json')
    schema = json.loads(schema_text)
    data = os.path.join(root, 'data')

    print('1..4')
    failed = report(1, 'the committed reference is the program\'s',
                    stale(os.path.join(data, 'sojourn-format.md'), run(program, 'schema'),
                          '--markdown'))
    failed |= report(2, 'the committed Schema is the program\'s',
                     stale(os.path.join(data, 'sojourn.schema.json'), schema_text, '--json'))
    problems, n_maps = map_problems(program, schema, root)
    failed |= report(3, f'{n_maps} maps are valid', problems)
    failed |= report(4, 'what is wrong is not valid',
                     [json.dumps(wrong) for wrong in WRONG if not problems_of(schema, wrong)])
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
