#!/usr/bin/env python3
"""Next month's answers: read by the recipe of the map with one press, and curves brought up to date."""

import csv
import json
import os
import subprocess
import time

import accessibility
import desktop

NAMES = ('Satisfaction with the shop', 'Satisfaction with the delivery')
NEW_TITLES = {'Shop': 'Flagship store', 'Delivery': 'Parcel'}


def need():
    desktop.need('xdotool')
    if not accessibility.load():
        raise desktop.Skip('no accessibility bus here')


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def write_answers(desk, name, rows, names=NAMES):
    path = desk.path(name)
    with open(path, 'w', encoding='utf-8', newline='') as target:
        writer = csv.writer(target)
        writer.writerow(names)
        writer.writerows(rows)
    return path


def january(desk):
    return write_answers(desk, 'january.csv', [((1, 2, 1, 3, 5, 2)[i % 6], i % 5 + 1)
                                               for i in range(90)])


def february(desk):
    """The shop is liked much better, the delivery as before."""
    return write_answers(desk, 'february.csv', [((4, 5, 5, 3, 5, 1)[i % 6], i % 5 + 1)
                                                for i in range(120)])


def drop(desk, data):
    windows = desk.windows()
    answer = desk.call('org.gtk.Actions.Activate', 'drop-files', f'[<["file://{data}"]>]', '{}')
    assert answer.returncode == 0, answer.stderr
    desk.wait_window('the import window', windows)
    time.sleep(1.0)


def import_and_save(desk, path):
    windows = desk.windows()
    before = os.stat(path).st_mtime_ns
    desktop.wait_for('something to import', lambda: accessibility.is_sensitive(desk, 'Import'))
    desk.keys('alt+i')
    desktop.wait_for('the import window to go', lambda: len(desk.windows()) < len(windows))
    desk.activate('save')
    desktop.wait_for('the saved map', lambda: os.stat(path).st_mtime_ns != before)
    desktop.wait_for('the end of saving', lambda: not desk.has_journal())
    return read(path)


def start_with_january(desk):
    """A map whose touchpoints and curve come from the first month."""
    need()
    path = desk.path('map.sojourn')
    subprocess.run([os.environ['SJ_CLI'], 'new', '--template', 'blank', '-o', path], check=True)
    desk.start(path)
    drop(desk, january(desk))
    desktop.wait_for('the answers to be read',
                     lambda: accessibility.is_sensitive(desk, 'Create Touchpoints for the Names'))
    desk.keys('alt+f')
    saved = import_and_save(desk, path)
    assert len(saved['recipes']) == 1, saved['recipes']
    return path, saved


def rename_touchpoints(desk, path):
    """From now on only the recipe knows what the names in the file stand for."""
    desk.program.terminate()
    desk.program.wait()
    saved = read(path)
    for element in saved['cards'] + saved['steps']:
        element['title'] = NEW_TITLES.get(element['title'], element['title'])
        element.pop('aliases', None)
    with open(path, 'w', encoding='utf-8') as target:
        json.dump(saved, target)
    desk.start(path)
    return saved


def counts(saved):
    return {series['id']: [point['n'] for point in series['points']] for series in saved['series']}


def recipe_reads_the_next_month(desk):
    path, _ = start_with_january(desk)
    before = rename_touchpoints(desk, path)
    drop(desk, february(desk))
    accessibility.wait_for_text(desk, 'The file fits the recipe')
    accessibility.wait_for_text(desk, '0 of 2 names are on the map')
    desk.take_picture('offered')
    desktop.wait_for('the recipe', lambda: accessibility.is_sensitive(desk, 'Use Recipe'))
    accessibility.press(desk, 'Use Recipe')
    accessibility.wait_for_text(desk, '2 of 2 names are on the map', timeout=60)
    accessibility.wait_for_text(desk, 'Read by the recipe')
    desk.take_picture('used')
    after = import_and_save(desk, path)
    assert len(after['recipes']) == 1, after['recipes']
    assert len(after['cards']) == 2, after['cards']
    assert list(counts(after)) == list(counts(before)), counts(after)
    assert all(n == [120, 120] for n in counts(after).values()), counts(after)


def another_file_is_offered_nothing(desk):
    start_with_january(desk)
    drop(desk, write_answers(desk, 'other.csv', [(i % 5 + 1, i % 4 + 1) for i in range(60)],
                             ('Satisfaction with the shop', 'Satisfaction with the website')))
    accessibility.wait_for_text(desk, '60 answers')
    assert not accessibility.is_shown(desk, 'fits the recipe')
    desk.keys('Escape')


def refresh_shows_what_changes(desk):
    path, before = start_with_january(desk)
    newer = february(desk)
    windows = desk.windows()
    answer = desk.call('org.gtk.Actions.Activate', 'refresh-feedback', "[<''>]", '{}')
    assert answer.returncode == 0, answer.stderr
    desk.choose_file(newer, windows, another_follows=True)
    accessibility.wait_for_text(desk, 'What Changes')
    words = accessibility.wait_for_text(desk, 'Shop: 2')
    desk.take_picture('refresh')
    assert 'Delivery' not in words, words
    after = import_and_save(desk, path)
    assert list(counts(after)) == list(counts(before)), counts(after)
    assert all(n == [120, 120] for n in counts(after).values()), counts(after)
    desk.keys('ctrl+z')
    time.sleep(0.5)
    desk.activate('save')
    desktop.wait_for('the answers of January', lambda: counts(read(path)) == counts(before))


desktop.run({
    'a recipe of the map reads the next month’s file with one press': recipe_reads_the_next_month,
    'a file that no recipe fits is offered none': another_file_is_offered_nothing,
    'refreshing shows what changes, and is one step to undo': refresh_shows_what_changes,
})
