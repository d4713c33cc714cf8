#!/usr/bin/env python3
"""Every file of the shared test data, as sojourn-cli reads it without being told anything.

A person who drops an export gets figures, and would lose trust in all of them if one were wrong. What
is right was worked out by other programs: ANSWERS.md and INDEX.md of the data say it, and Python's own
csv module (and openpyxl, where it is there) reads the files a second time. Prints a table of what was
found in each file, and what had to be told.
"""

import ast
import csv
import io
import json
import os
import re
import subprocess
import sys

CLI = os.environ['SJ_CLI']
DATA = os.environ.get('SJ_SHARED_DATA', '')

# What no program can know, or what the other programs are not asked: where the header is if not in the
# first row, encodings that are told from the letters, and what a person would have to say. A file that
# is no table of answers has a sentence instead.
FACTS = {
    'csvkit_bad_skip_lines.csv': {'header': (4, 1)},
    'csvkit_test_skip_lines.csv': {'header': (4, 1)},
    'csvkit_no_header_row.csv': {'header': (1, 0)},
    'csvkit_no_header_row2.csv': {'header': (1, 0)},
    'csvkit_no_header_row3.csv': {'header': (1, 0)},
    'csvkit_empty.csv': {'sentence': 'holds no rows'},
    'readr_empty-file': {'sentence': 'is empty'},
    'csvkit_test_latin1.csv': {'encoding': 'windows-1252'},
    'readr_enc-iso-8859-1.txt': {'encoding': 'windows-1252'},
    'sm_food-world-cup-data.csv': {'encoding': 'macintosh'},
    'readr_fwf-trailing.txt': {'header': (1, 0)},
    # Lines without delimiters: nothing but a person tells that the first one is no header.
    'readr_epa78.txt': {'header': (1, 0), 'told': ['--header-rows', '0']},
    'readr_example.log': {'header': (1, 0), 'told': ['--header-rows', '0']},
    'readr_fwf-sample.txt': {'header': (1, 0), 'told': ['--header-rows', '0']},
    'readr_table-crash': {'header': (1, 0), 'told': ['--header-rows', '0']},
    'x2c_datetime.csv': {'header': (1, 0)},
    'x2c_empty_row.csv': {'header': (2, 1)},
    'x2c_float.csv': {'header': (2, 0)},
    'x2c_percentage.csv': {'header': (1, 0)},
    'ls_informal_models_en.csv': {'header': (1, 2)},
    'qt_Better_Sample_Survey.csv': {'header': (1, 3)},
    'qualtrics_sample_3hdr.csv': {'header': (1, 3)},
    'sm_steak-risk-survey.csv': {'header': (1, 2)},
    'ux_jupyterlab_2018.csv': {'header': (2, 1)},
    'csvkit_testjson.json': {'twin': 'csvkit_testjson_converted.csv'},
    'csvkit_testjson_multiline.json': {'twin': 'csvkit_testjson_multiline_converted.csv'},
    'csvkit_testjson_nested.json': {'twin': 'csvkit_testjson_nested_converted.csv'},
    'csvkit_test_geojson.json': {'rows': 3},
    'qt_Better_Sample_Survey.qsf': {'rows': 20},
}

# Sheets whose table does not begin in the first row: where the header is, and how many cells of the
# sheet belong to the notes around the table.
SHEETS = {
    ('readxl_clippy', 'two-row-header'): {'header': (1, 2)},
    ('readxl_deaths', 'arts'): {'header': (5, 1), 'rows': 10, 'notes': 16},
    ('readxl_deaths', 'other'): {'header': (5, 1), 'rows': 10, 'notes': 15},
    ('readxl_geometry', 'Sheet1'): {'header': (3, 1)},
    # Days of this workbook count from 1904.
    ('readxl_type-me', 'date_coercion'): {'example': '2016-05-23'},
    ('x2c_datetime', 'Sheet1'): {'header': (1, 0), 'example': '2011-09-15 15:22:00'},
    # The empty texts of its first row count as cells in ANSWERS.md.
    ('x2c_empty_row', 'Sheet1'): {'header': (2, 1), 'notes': 13},
    ('x2c_escape', 'Sheet2'): {'header': (1, 0)},
    ('x2c_float', 'Лист1'): {'header': (2, 0)},
    ('x2c_percentage', 'Sheet 1'): {'header': (1, 0)},
}

# Code of Python for an encoding of iconv.
PYTHON_CODE = {'UTF-8': 'utf-8-sig', 'macintosh': 'mac_roman', 'UTF-16LE': 'utf-16',
               'UTF-16BE': 'utf-16'}


class File:
    """What was found in one file, and whether it is right."""

    def __init__(self, name, part=''):
        self.name = name + (f' [{part}]' if part else '')
        self.told = []
        self.seen = {}
        self.n_checks = 0
        self.wrong = []

    def check(self, what, found, expected, within=None):
        self.n_checks += 1
        if within is not None and found is not None:
            right = abs(found - expected) <= within
        else:
            right = found == expected
        if not right:
            self.wrong.append(f'{what} is {found!r}, not {expected!r}')

    def line(self):
        seen = self.seen
        header = f"{seen.get('header_rows', '')}" if seen else ''
        if seen.get('header_at', 1) > 1:
            header += f" at {seen['header_at']}"
        scales = sum(column['role'] == 'score' for column in seen.get('columns', []))
        delimiter = {'\t': 'tab'}.get(seen.get('delimiter'), seen.get('delimiter', ''))
        cells = [self.name, seen.get('format', ''), seen.get('encoding', ''), delimiter, header,
                 str(seen.get('rows', '')), str(len(seen['columns'])) if seen else '',
                 str(scales or ''), ' '.join(self.told),
                 f'{self.n_checks - len(self.wrong)} of {self.n_checks}']
        return cells


def run(*arguments):
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    return subprocess.run([CLI, *arguments], capture_output=True, text=True, env=environment)


def run_json(*arguments):
    """The JSON of a call, or a dictionary with the sentence it failed with."""
    done = run(*arguments, '--json')
    if done.returncode != 0:
        return {'failed': done.stderr.strip()}
    return json.loads(done.stdout)


def path_of(name):
    for folder in ('surveys', 'sav', 'xlsx', 'csv-nasty', 'events'):
        path = os.path.join(DATA, folder, name)
        if os.path.exists(path):
            return path
    return None


def read_index():
    """INDEX.md: encoding, delimiter and shape of each text file, by its name."""
    index = {}
    with open(os.path.join(DATA, 'INDEX.md'), encoding='utf-8') as lines:
        for line in lines:
            cells = [cell.strip() for cell in line.replace('\\|', '¦').split('|')]
            if len(cells) > 4 and re.match(r'^\d+$', cells[2]):
                index[cells[1]] = (cells[3], cells[4])
    return index


def read_answers():
    """ANSWERS.md: the lines of each section, by its heading."""
    sections = {}
    lines = sections.setdefault('', [])
    with open(os.path.join(DATA, 'ANSWERS.md'), encoding='utf-8') as file:
        for line in file:
            if line.startswith('## '):
                lines = sections.setdefault(line[3:].strip(), [])
            elif line.strip():
                lines.append(line.rstrip())
    return sections


def find_section(answers, beginning):
    for heading, lines in answers.items():
        if heading.startswith(beginning):
            return lines
    raise KeyError(beginning)


# Text files ------------------------------------------------------------------------------------

def expected_form(name, index):
    """Encoding and delimiter as INDEX.md has them, in our words."""
    form = index.get(name, ('', ''))[0]
    facts = FACTS.get(name, {})
    code, *rest = [part.strip() for part in form.split(' / ')]
    encoding = facts.get('encoding')
    if encoding is None:
        encoding = {'utf-16be+bom': 'UTF-16BE', 'utf-16le+bom': 'UTF-16LE'}.get(code, 'UTF-8')
    delimiter = rest[-1] if rest else 'none'
    return encoding, {'TAB': '\t', 'none': ','}.get(delimiter, delimiter)


def read_rows(path, encoding, delimiter):
    """The file once more, by Python."""
    with open(path, 'rb') as file:
        text = file.read().decode(PYTHON_CODE.get(encoding, encoding), errors='replace')
    text = text.lstrip('\ufeff').replace('\0', ' ')
    csv.field_size_limit(1 << 24)
    return list(csv.reader(io.StringIO(text, newline=''), delimiter=delimiter))


def check_rows(file, rows, header):
    """Rows, columns and filled cells against what Python read."""
    at, n_headers = header
    headers = rows[at - 1:at - 1 + n_headers]
    answers = [row for row in rows[at - 1 + n_headers:] if any(row)]
    width = max((len(row) for row in (headers or answers[:1])), default=0)
    while width > 1 and not any(len(row) >= width and row[width - 1].strip()
                                for row in headers + answers):
        width -= 1
    columns = file.seen['columns']
    file.check('header at', file.seen['header_at'], at)
    file.check('header rows', file.seen['header_rows'], n_headers)
    file.check('rows', file.seen['rows'], len(answers))
    file.check('columns', len(columns), width)
    for i, column in enumerate(columns):
        filled = sum(len(row) > i and row[i] != '' for row in answers)
        file.check(f'filled cells of #{i + 1}', column['filled'], filled)
        check_examples(file, column, i, answers)


def check_examples(file, column, i, answers):
    seen = []
    for row in answers:
        text = re.sub(r'\s+', ' ', row[i]).strip() if len(row) > i else ''
        if text and text not in seen:
            seen.append(text)
    for example in column.get('examples', []):
        text = re.sub(r'\s+', ' ', example)
        if '<' not in text and not any('<' in other or '\x1b' in other for other in seen):
            file.check(f'example {text!r} of #{i + 1} is in the file', text in seen, True)


def check_text(name, index):
    file = File(name)
    facts = FACTS.get(name, {})
    file.told = facts.get('told', [])
    path = path_of(name)
    file.seen = run_json('inspect', path, *file.told)
    if 'failed' in file.seen:
        file.check('sentence', facts.get('sentence', 'none') in file.seen['failed'], True)
        file.told = [file.seen['failed'].split(': ', 1)[-1]]
        file.seen = {}
        return file
    encoding, delimiter = expected_form(name, index)
    file.check('encoding', file.seen['encoding'], encoding)
    file.check('delimiter', file.seen['delimiter'], delimiter)
    check_rows(file, read_rows(path, encoding, delimiter), facts.get('header', (1, 1)))
    shape = re.match(r'(\d+) records x (\d+)', index.get(name, ('', ''))[1])
    if shape and 'ragged' not in index[name][1] and 'blank records' not in index[name][1]:
        n_headers = facts.get('header', (1, 1))[1]
        file.check('records', file.seen['rows'] + file.seen['blank_rows'] + n_headers,
                   int(shape.group(1)))
        file.check('fields', len(file.seen['columns']), int(shape.group(2)))
    return file


def check_records(name):
    """JSON against the same data as CSV."""
    file = File(name)
    facts = FACTS[name]
    file.seen = run_json('inspect', path_of(name))
    if 'rows' in facts:
        file.check('rows', file.seen['rows'], facts['rows'])
        return file
    rows = read_rows(path_of(facts['twin']), 'UTF-8', ',')
    file.check('rows', file.seen['rows'], len(rows) - 1)
    names = [column['column'].replace('.', '/') for column in file.seen['columns']]
    file.check('columns', sorted(names), sorted(rows[0]))
    for i, title in enumerate(rows[0]):
        if title in names:
            filled = sum(row[i] != '' for row in rows[1:])
            file.check(f'filled cells of {title}', file.seen['columns'][names.index(title)]['filled'],
                       filled)
    return file


# Surveys ---------------------------------------------------------------------------------------

def tally(file, *arguments):
    return run_json('tally', path_of(file.name), *arguments).get('groups', [])


def number(text, name):
    found = re.search(rf'{name}=(-?[\d.]+\d|\d+)', text)
    return float(found.group(1)) if found else None


def check_group(file, what, group, line):
    """A group against a line such as "n=188 mean=3.0585 sd=0.9260 min=1 max=5 norm=51.46 …"."""
    low, high = group['scale']
    given = {'n': group['n'], 'mean': group.get('mean'), 'sd': group.get('sd'),
             'promoters': group.get('promoters'), 'passives': group.get('passives'),
             'detractors': group.get('detractors'), 'NPS': group.get('nps')}
    for name, value in given.items():
        expected = number(line, rf'\b{name}')
        if expected is not None:
            file.check(f'{name} of {what}', value, expected, 0.00005000001)
    boxes = [float(box) for box, n in group.get('boxes', {}).items() if n > 0]
    for name, value in (('min', min(boxes, default=None)), ('max', max(boxes, default=None))):
        if number(line, rf'\b{name}') is not None:
            file.check(f'{name} of {what}', value, number(line, rf'\b{name}'))
    if number(line, 'norm') is not None:
        norm = 100 * (group['mean'] - low) / (high - low)
        file.check(f'norm of {what}', norm, number(line, 'norm'), 0.00500001)
    if number(line, 'top2') is not None:
        file.check(f'top2 of {what}', 100 * group['top_box'], number(line, 'top2'), 0.00500001)
    words = re.search(r'N/A (\d+) blank (\d+)', line)
    if words:
        file.check(f'N/A of {what}', group['missing']['na'], int(words.group(1)))
        file.check(f'blank of {what}', group['missing']['skipped'], int(words.group(2)))


def check_nps_web(file, answers):
    lines = find_section(answers, 'nps_web.csv')
    check_group(file, 'all', tally(file)[0], lines[0])
    outside = re.search(r'outside 0-10: (\d+)', lines[0])
    file.check('outside', tally(file)[0]['missing']['invalid'], int(outside.group(1)))
    waves = {group['wave']: group for group in tally(file, '--wave', 'response_date:month')}
    for line in lines[1:]:
        wave = re.search(r'\d{4}-\d\d', line).group(0)
        check_group(file, wave, waves[wave], line)
    dates = re.search(r'dates (\S+) \.\. (\S+)', lines[0])
    rows = read_rows(path_of(file.name), 'UTF-8', ',')[1:]
    file.check('dates', (min(row[0] for row in rows)[:10], max(row[0] for row in rows)[:10]),
               dates.groups())


def check_food(file, answers):
    lines = find_section(answers, 'sm_food')
    file.check('respondents', file.seen['rows'], int(lines[0].split()[-1]))
    groups = tally(file)
    file.check('rated questions', len(groups), len(lines) - 1)
    for line in lines[1:]:
        question = line[2:].split(': n=')[0].split('. n=')[0].strip()
        found = [group for group in groups if question in group['column']]
        file.check(f'one column of {question}', len(found), 1)
        if found:
            check_group(file, question, found[0], line)


def check_flying(file, answers):
    lines = find_section(answers, 'sm_flying')
    file.check('respondents', file.seen['rows'], int(lines[0].split()[-1]))
    groups = {group['column']: group for group in tally(file)}
    file.check('rated questions', len(groups), len(lines) - 1)
    for line in lines[1:]:
        number_of, counts = re.match(r'- col (\d+) .*?(\{.*\})', line).groups()
        counts = ast.literal_eval(counts)
        column = file.seen['columns'][int(number_of)]['column']
        group = groups[column]
        blank = counts.pop('')
        file.check(f'skipped of {column}', group['missing']['skipped'], blank)
        # Not rude is the best of three.
        order = sorted(counts, key=lambda label: ('very' not in label, 'somewhat' not in label))
        boxes = {str(i + 1): counts[label] for i, label in enumerate(order)}
        file.check(f'boxes of {column}', group['boxes'], boxes)


def check_comma(file, answers):
    line = next(line for line in find_section(answers, 'sm_comma') if 'grammar' in line)
    counts = ast.literal_eval(re.search(r'\{.*\}', line).group(0))
    file.check('rows', file.seen['rows'], int(re.search(r'rows (\d+)', line).group(1)))
    group = tally(file)[0]
    file.check('skipped', group['missing']['skipped'], counts[''])
    order = ['Very unimportant', 'Somewhat unimportant', 'Neither important nor unimportant (neutral)',
             'Somewhat important', 'Very important']
    file.check('boxes', group['boxes'], {str(i + 1): counts[o] for i, o in enumerate(order)})


def check_steak(file, answers):
    """How a steak is cooked is no rating: its order has to be told."""
    line = next(line for line in find_section(answers, 'sm_comma') if 'steak' in line)
    counts = ast.literal_eval(re.search(r'\{.*\}', line).group(0))
    file.check('respondents', file.seen['rows'], int(re.search(r'respondents (\d+)', line).group(1)))
    order = ['Rare', 'Medium rare', 'Medium', 'Medium Well', 'Well']
    labels = ','.join(f'{label}={i + 1}' for i, label in enumerate(order))
    file.told = ['--score', '#10', '--map', 'Rare=1,…']
    group = tally(file, '--score', '#10', '--map', labels)[0]
    file.check('skipped', group['missing']['skipped'], counts[''])
    file.check('boxes', group['boxes'], {str(i + 1): counts[o] for i, o in enumerate(order)})


def check_google(file, answers):
    lines = find_section(answers, 'gf_r_2019_es')
    rows = re.search(rf'{file.seen["format"]} rows (\d+)', lines[0])
    file.check('rows', file.seen['rows'], int(rows.group(1)))
    file.check('columns', len(file.seen['columns']), 52)
    groups = {group['column']: group for group in tally(file)}
    by_experience = tally(file, '--segment', '#2', '--score', '#19', '--min-n', '0')
    segments = {group['segment']: group for group in by_experience}
    for line in lines[1:]:
        column = re.search(r'col (\d+)', line)
        segment = re.search(r"by experience '(.*)'", line)
        if column:
            name = file.seen['columns'][int(column.group(1))]['column']
            check_group(file, f'#{int(column.group(1)) + 1}', groups[name], line)
        elif segment and number(line, r'\bn') == 0:
            found = segments.get(segment.group(1))
            file.check(f'n of {segment.group(1)}', found['n'] if found else 0, 0)
        elif segment:
            check_group(file, segment.group(1), segments[segment.group(1)], line)


def check_qualtrics(file, answers):
    line = next(line for line in find_section(answers, 'Qualtrics') if file.name in line)
    headers, responses, columns = map(int, re.search(
        r'header rows (\d+) responses (\d+) columns (\d+)', line).groups())
    file.check('header rows', file.seen['header_rows'], headers)
    file.check('responses', file.seen['rows'], responses)
    file.check('columns', len(file.seen['columns']), columns)


def check_events(file, answers):
    line = find_section(answers, 'Event log')[0]
    file.check('events', file.seen['rows'], int(re.search(r'events (\d+)', line).group(1)))


def check_no_scores(file, answers):
    """Page counts and durations are no ratings, and must not become a curve."""
    file.check('rated columns', sum(c['role'] == 'score' for c in file.seen['columns']), 0)


SURVEYS = {
    'nps_web.csv': check_nps_web,
    'sm_food-world-cup-data.csv': check_food,
    'sm_flying-etiquette.csv': check_flying,
    'sm_comma-survey.csv': check_comma,
    'sm_steak-risk-survey.csv': check_steak,
    'gf_r_2019_es.csv': check_google,
    'gf_r_2019_es.tsv': check_google,
    'gf_r_2019_es.xlsx': check_google,
    'qualtrics_sample_3hdr.csv': check_qualtrics,
    'qt_Better_Sample_Survey.csv': check_qualtrics,
    'eventdataR_patients.csv': check_events,
    'online_shoppers_intention.csv': check_no_scores,
}


# SPSS ------------------------------------------------------------------------------------------

def check_mean(file, i, variable, mean, labels):
    """The mean of a column, with its scale told: these files are no surveys."""
    told = ['--score', f'#{i + 1}:slider:-10000-10000']
    if labels:
        told = ['--score', f'#{i + 1}', '--map',
                ','.join(f'"{label}"={code}' for code, label in labels.items())]
        if len(labels) == 1:
            return
    groups = tally(file, '--min-n', '0', *told)
    file.told = ['--score', '#N:slider:…']
    file.check(f'mean of {variable}', groups[0]['mean'] if groups else None, mean, 0.00005000001)


def check_spss(name, answers):
    file = File(name)
    file.seen = run_json('inspect', path_of(name))
    if 'failed' in file.seen:
        return None
    lines = find_section(answers, 'SPSS')
    start = next(i for i, line in enumerate(lines) if f'**{name}**' in line)
    cases, variables = map(int, re.search(r'cases (\d+) variables (\d+)', lines[start]).groups())
    file.check('cases', file.seen['rows'], cases)
    file.check('variables', len(file.seen['columns']), variables)
    for i, line in enumerate(lines[start + 1:start + 1 + variables]):
        variable, label, kind, valid, mean, _, labels = [
            cell.strip() for cell in line.strip('- ').split(' | ')] if line.count(' | ') == 6 else (
            re.split(r' \| ', line.strip('- ').replace('|  |', '| |').replace('| |', '|  |'), 6))
        column = file.seen['columns'][i]
        labels = ast.literal_eval(labels.split(' ', 1)[1])
        file.check(f'name {variable}', column['column'].split(' – ')[0], variable)
        file.check(f'valid of {variable}', column['filled'], int(valid.split()[1]))
        mean = mean.split()[1]
        if mean != 'None' and kind == 'numeric':
            check_mean(file, i, variable, float(mean), labels)
    return file


# Workbooks -------------------------------------------------------------------------------------

def check_sheet(name, line, stem):
    """One sheet against a line such as "arts: 19x6, 82 non-empty, merged 1"."""
    sheet, n_rows, n_columns, n_cells = re.match(
        r'(.*): (\d+)x(\d+), (\d+) non-empty', line).groups()
    file = File(name, sheet)
    file.seen = run_json('inspect', path_of(name), '--sheet', sheet)
    if int(n_cells) == 0:
        file.check('sentence', 'holds no rows' in file.seen.get('failed', ''), True)
        file.told = ['holds no rows']
        file.seen = {}
        return file
    if 'failed' in file.seen:
        file.check('sentence', file.seen['failed'], None)
        file.seen = {}
        return file
    facts = SHEETS.get((stem, sheet), {})
    at, n_headers = facts.get('header', (1, 1))
    file.check('header at', file.seen['header_at'], at)
    file.check('header rows', file.seen['header_rows'], n_headers)
    file.check('rows', file.seen['rows'], facts.get('rows', int(n_rows) - at + 1 - n_headers))
    file.check('columns', len(file.seen['columns']), int(n_columns))
    if 'example' in facts:
        file.check('first example', file.seen['columns'][0]['examples'][0], facts['example'])
    names = sum(column['column'] != '' for column in file.seen['columns'])
    cells = sum(column['filled'] for column in file.seen['columns']) + names * n_headers
    file.check('cells', cells + facts.get('notes', 0), int(n_cells))
    return file


def check_workbooks(answers):
    for line in find_section(answers, 'XLSX and ODS'):
        name, from_1904, sheets = line[2:].split(' | ')
        for ending in ('.xlsx', '.xls'):
            stem = name.rsplit('.', 1)[0]
            twin = stem + ending
            if path_of(twin) is None:
                continue
            for sheet in sheets.split(' ; '):
                yield check_sheet(twin, sheet.strip(), stem)


# The table -------------------------------------------------------------------------------------

def check_all():
    index = read_index()
    answers = read_answers()
    for folder in ('surveys', 'csv-nasty', 'xlsx', 'events'):
        for name in sorted(os.listdir(os.path.join(DATA, folder))):
            if name.endswith(('.json', '.qsf')):
                yield check_records(name)
            elif not name.endswith(('.xlsx', '.xls')):
                file = check_text(name, index)
                if name in SURVEYS:
                    SURVEYS[name](file, answers)
                yield file
    file = File('gf_r_2019_es.xlsx')
    file.seen = run_json('inspect', path_of(file.name))
    check_google(file, answers)
    yield file
    for name in sorted(os.listdir(os.path.join(DATA, 'sav'))):
        file = check_spss(name, answers)
        if file is not None:
            yield file
    yield from check_workbooks(answers)


def print_table(files):
    head = ['file', 'format', 'encoding', 'delim', 'header', 'rows', 'columns', 'scores', 'told',
            'agrees']
    lines = [head] + [file.line() for file in files]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    widths[8] = min(widths[8], 44)
    for line in lines:
        cells = [cell[:width].ljust(width) for cell, width in zip(line, widths)]
        print('#', '  '.join(cells).rstrip())


def main():
    if not os.path.exists(os.path.join(DATA, 'ANSWERS.md')):
        print('1..0 # SKIP The shared test data is not there')
        return 0
    files = []
    for number_of, file in enumerate(check_all(), 1):
        files.append(file)
        print('not ok' if file.wrong else 'ok', number_of, file.name, flush=True)
        for sentence in file.wrong:
            print('#', sentence)
    print_table(files)
    print(f'1..{len(files)}')
    return 1 if any(file.wrong for file in files) else 0


if __name__ == '__main__':
    sys.exit(main())
