"""Imports survey files of many kinds through the window, as a person does by the keyboard."""

import csv
import json
import os
import subprocess
import time
import zipfile

import accessibility
import desktop

SHARED = os.environ.get('SJ_SHARED_DATA', '')


def shared(name):
    path = os.path.join(SHARED, name)
    if not os.path.exists(path):
        raise desktop.Skip(f'{name} is not there')
    return path


def need():
    desktop.need('xdotool')
    if not accessibility.load():
        raise desktop.Skip('no accessibility bus here')


def blank_map(desk):
    path = desk.path('map.sojourn')
    subprocess.run([os.environ['SJ_CLI'], 'new', '--template', 'blank', '-o', path], check=True)
    return path


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def start(desk, data):
    """Opens a map and drops a file on it."""
    path = blank_map(desk)
    desk.start(path)
    windows = desk.windows()
    uri = 'file://' + data
    answer = desk.call('org.gtk.Actions.Activate', 'drop-files', f'[<["{uri}"]>]', '{}')
    assert answer.returncode == 0, answer.stderr
    desk.wait_window('the import window', windows)
    time.sleep(1.0)
    return path


def create_and_import(desk, path):
    """Every name of the file becomes a touchpoint, then all of it is imported."""
    accessibility.wait_for_text(desk, 'names are on the map', timeout=60)
    # Nothing else has this key, so it may be pressed again on a machine that is late with the focus.
    desktop.wait_for('touchpoints for all names',
                     lambda: not accessibility.is_shown(desk, '. 0 of ') or desk.keys('alt+f'),
                     pause=1.0)
    windows = desk.windows()

    def import_all():
        """Never without that window: the same keys in the map's would begin another import."""
        now = len(desk.windows())
        if now == len(windows) and not desk.is_enabled('undo'):
            desk.keys('alt+i')
        return now < len(windows)
    desktop.wait_for('the import', import_all, pause=3.0)
    desktop.wait_for('the edit', lambda: desk.is_enabled('undo'))
    desk.activate('save')
    desktop.wait_for('the saved curves', lambda: len(read(path).get('series', [])) > 0)
    return read(path)


def check(desk, data, n_touchpoints, n_answers=None):
    need()
    path = start(desk, data)
    saved = create_and_import(desk, path)
    points = [point for series in saved['series'] for point in series['points']]
    assert len(points) == n_touchpoints, len(points)
    assert len(saved['cards']) == n_touchpoints, len(saved['cards'])
    if n_answers is not None:
        assert sum(point['n'] for point in points) == n_answers, points
    desk.keys('ctrl+z')
    desktop.wait_for('all of it to go in one step', lambda: not desk.is_enabled('undo'))
    return saved


def surveymonkey(desk):
    saved = check(desk, shared('surveys/sm_food-world-cup-data.csv'), 40)
    # Not by the whole question: forty heads of columns would begin alike.
    assert 'Algeria' in [card['title'] for card in saved['cards']], saved['cards']


def limesurvey(desk):
    need()
    path = start(desk, shared('surveys/ls_digital_twins_en.csv'))
    saved = create_and_import(desk, path)
    assert len(saved['cards']) > 20, len(saved['cards'])


def qualtrics_asks(desk):
    """Nothing in this export is surely a rating: nothing can be imported before somebody says so."""
    desktop.need('xdotool')
    path = start(desk, shared('surveys/qt_Better_Sample_Survey.csv'))
    before = read(path)
    desk.keys('alt+f', 'alt+i')
    time.sleep(1.0)
    assert not desk.is_enabled('undo')
    assert read(path) == before


def spss_without_ratings_is_no_dead_end(desk):
    desktop.need('xdotool')
    path = start(desk, shared('sav/pyr_sample.sav'))
    desk.keys('ctrl+Next', 'ctrl+Next', 'Escape')
    time.sleep(0.5)
    assert not desk.is_enabled('undo')
    assert read(path)['format'] == 'sojourn'


ROWS = [(i % 5 + 1, (i * 3) % 5 + 1) for i in range(60)]
NAMES = ('Satisfaction with the shop', 'Satisfaction with the delivery')


def records(desk):
    data = desk.path('answers.json')
    with open(data, 'w', encoding='utf-8') as target:
        json.dump([dict(zip(NAMES, row), email=f'p{i}@example.org')
                   for i, row in enumerate(ROWS)], target)
    check(desk, data, 2, 120)


def tab_separated(desk):
    data = desk.path('answers.tsv')
    with open(data, 'w', encoding='utf-16', newline='') as target:
        writer = csv.writer(target, delimiter='\t')
        writer.writerow(NAMES)
        writer.writerows(ROWS)
    check(desk, data, 2, 120)


def sheet(rows):
    cells = ''
    for number, row in enumerate(rows, 1):
        cells += f'<row r="{number}">'
        for column, value in zip('AB', row):
            if isinstance(value, str):
                cells += f'<c r="{column}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            else:
                cells += f'<c r="{column}{number}"><v>{value}</v></c>'
        cells += '</row>'
    return ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
            f'2006/main"><sheetData>{cells}</sheetData></worksheet>')


def write_workbook(path, sheets):
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006/relationships'
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('_rels/.rels', f'<?xml version="1.0"?><Relationships xmlns="{package}">'
                         f'<Relationship Id="r0" Type="{relations}/officeDocument" '
                         'Target="xl/workbook.xml"/></Relationships>')
        listed = ''.join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>'
                         for i, name in enumerate(sheets, 1))
        archive.writestr('xl/workbook.xml', f'<?xml version="1.0"?><workbook xmlns="{main}" '
                         f'xmlns:r="{relations}"><sheets>{listed}</sheets></workbook>')
        targets = ''.join(f'<Relationship Id="r{i}" Type="{relations}/worksheet" '
                          f'Target="worksheets/sheet{i}.xml"/>'
                          for i in range(1, len(sheets) + 1))
        archive.writestr('xl/_rels/workbook.xml.rels', f'<?xml version="1.0"?><Relationships '
                         f'xmlns="{package}">{targets}</Relationships>')
        for i, rows in enumerate(sheets.values(), 1):
            archive.writestr(f'xl/worksheets/sheet{i}.xml', sheet(rows))


def workbook_with_sheets(desk):
    data = desk.path('answers.xlsx')
    write_workbook(data, {'Answers': [NAMES, *ROWS], 'Notes': [('What', 'Who'), ('x', 'y')]})
    check(desk, data, 2, 120)


desktop.run({
    'a SurveyMonkey export becomes a journey of its own': surveymonkey,
    'a LimeSurvey export becomes a journey of its own': limesurvey,
    'a Qualtrics export without sure ratings is not imported': qualtrics_asks,
    'an SPSS file without ratings can be looked at and left': spss_without_ratings_is_no_dead_end,
    'records of JSON are imported': records,
    'text in UTF-16 is imported': tab_separated,
    'the first sheet of a workbook is imported': workbook_with_sheets,
})
