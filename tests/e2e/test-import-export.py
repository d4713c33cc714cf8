#!/usr/bin/env python3
"""The program's main job in the window: from a survey's file to a curve, to a saved map, to a PDF."""

import json
import os
import shutil
import time

import desktop


def empty_map(desk):
    """The bank's map without any feedback."""
    path = desk.copy_sample('bank-account-opening.sojourn')
    with open(path, encoding='utf-8') as source:
        document = json.load(source)
    for name in ('series', 'recipes'):
        document.pop(name, None)
    with open(path, 'w', encoding='utf-8') as target:
        json.dump(document, target)
    return path


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def import_answers(desk, path):
    windows = desk.windows()
    desk.activate('import-feedback')
    desk.choose_file(path, windows, another_follows=True)
    # The button does nothing before the answers have been read.
    desktop.wait_for('the curves', lambda: desk.keys('alt+i') or desk.is_enabled('undo'))


def imports_and_saves(desk):
    desktop.need('xdotool')
    path = empty_map(desk)
    desk.start(path)
    import_answers(desk, desk.copy_sample('bank-account-opening.csv'))
    desk.activate('save')
    desktop.wait_for('the saved curves', lambda: len(read(path).get('series', [])) == 3)
    csat = read(path)['series'][0]
    assert csat['metric'] == 'csat', csat['metric']
    assert sum(point['n'] for point in csat['points']) > 3000
    assert len(read(path)['recipes']) == 1


def undo_takes_it_back(desk):
    desktop.need('xdotool')
    path = empty_map(desk)
    desk.start(path)
    import_answers(desk, desk.copy_sample('bank-account-opening.csv'))
    desk.keys('ctrl+z')
    desktop.wait_for('the curves to go', lambda: not desk.is_enabled('undo'))


def saves_under_another_name(desk):
    desktop.need('xdotool')
    desk.start(desk.copy_sample('click-and-collect.sojourn'))
    other = desk.path('another.sojourn')
    windows = desk.windows()
    desk.activate('save-as')
    desk.choose_file(other, windows)
    desktop.wait_for('the new file', lambda: os.path.exists(other))
    assert read(other)['title'] == read(desk.path('click-and-collect.sojourn'))['title']


def export(desk, path, format_keys):
    desk.start(desk.copy_sample('software-onboarding.sojourn'))
    windows = desk.windows()
    desk.activate('export')
    desk.wait_window('the dialog', windows)
    time.sleep(0.7)
    if format_keys:
        desk.keys(*format_keys)
    time.sleep(0.5)
    dialog = desk.windows()
    desk.keys('alt+e')
    desk.choose_file(path, dialog)
    desktop.wait_for('the exported file', lambda: os.path.exists(path))


def exports_a_pdf(desk):
    desktop.need('xdotool')
    path = desk.path('map.pdf')
    export(desk, path, None)
    with open(path, 'rb') as pdf:
        assert pdf.read(5) == b'%PDF-'
    if shutil.which('pdftotext'):
        text = os.popen(f'pdftotext "{path}" -').read()
        assert 'Kick-off' in text, text[:300]


def refuses_what_is_no_table(desk):
    desktop.need('xdotool')
    path = empty_map(desk)
    before = read(path)
    broken = desk.path('broken.csv')
    with open(broken, 'w', encoding='utf-8') as target:
        target.write('just one line\n')
    desk.start(path)
    windows = desk.windows()
    desk.activate('import-feedback')
    desk.choose_file(broken, windows, another_follows=True)
    assert len(desk.windows()) > len(windows), 'nobody says why'
    assert not desk.is_enabled('undo')
    assert read(path) == before


desktop.run({
    'answers become curves that are saved': imports_and_saves,
    'undo takes an import back': undo_takes_it_back,
    'a map is saved under another name': saves_under_another_name,
    'a map is exported as PDF': exports_a_pdf,
    'a file that is no table changes nothing': refuses_what_is_no_table,
})
