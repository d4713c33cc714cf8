#!/usr/bin/env python3
"""Nothing is lost: the program is killed and started again, and somebody else changes the file."""

import json
import os
import signal
import subprocess
import time

import accessibility
import desktop

MAP = {
    'format': 'sojourn', 'version': 1, 'id': 'aaaaaaaa', 'title': 'Kept',
    'stages': [{'id': 'stage001', 'title': 'Stage'}],
    'steps': [{'id': f'step000{i}', 'title': f'Step {i}', 'stage': 'stage001'} for i in range(3)],
    'lanes': [{'id': 'lane0001', 'kind': 'actions', 'title': 'Doing'}],
    'cards': [{'id': 'card0001', 'title': 'Base', 'step': 'step0000', 'lane': 'lane0001'},
              {'id': 'card0002', 'title': 'Second', 'step': 'step0001', 'lane': 'lane0001'}],
}


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '60', *names], check=True)
    time.sleep(0.4)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '25', text], check=True)
    time.sleep(0.2)


def write_map(desk):
    path = desk.path('map.sojourn')
    with open(path, 'w', encoding='utf-8') as target:
        json.dump(MAP, target)
    return path


def start(desk, *files):
    desktop.need('xdotool', 'openbox')
    accessibility.load()
    desk.start(*files)
    if files:
        for panel in ('show-outline', 'show-inspector'):
            desk.activate(panel)
    time.sleep(0.5)


def rename(title):
    """The first card, as people do it."""
    keys('ctrl+Home', 'Escape', 'Tab', 'F2', 'ctrl+a')
    type_text(title)
    keys('ctrl+Return')


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def titles(path):
    return {card['id']: card['title'] for card in read(path)['cards']}


def change(path, **titles_of_cards):
    """What somebody else does to the file."""
    document = read(path)
    for card in document['cards']:
        card['title'] = titles_of_cards.get(card['id'], card['title'])
    with open(path + '.new', 'w', encoding='utf-8') as target:
        json.dump(document, target)
    os.replace(path + '.new', path)


def save(desk, path, wanted):
    desk.activate('save')
    desktop.wait_for(f'{wanted} in the file', lambda: titles(path) == wanted, timeout=10)


def kill(desk):
    desk.program.send_signal(signal.SIGKILL)
    desk.program.wait()
    desk.check_log()


def journals(desk):
    folder = desk.path('state/sojourn/journal')
    return os.listdir(folder) if os.path.isdir(folder) else []


def comes_back_after_a_kill(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Typed before the crash')
    keys('ctrl+d')  # a second card like it
    desktop.wait_for('the journal', lambda: journals(desk))
    time.sleep(1.0)
    kill(desk)
    assert titles(path)['card0001'] == 'Base', 'it was not saved'

    start(desk)
    accessibility.wait_for_text(desk, 'Recovered Changes')
    assert accessibility.is_shown(desk, 'map.sojourn'), 'the place of the map is told'
    accessibility.wait_for_text(desk, 'unsaved change')
    accessibility.press(desk, 'Recover')
    accessibility.wait_for_text(desk, 'Recovered: ')
    desktop.wait_for('the map', lambda: desk.is_enabled('save'))
    desk.activate('save')
    desktop.wait_for('the saved file', lambda: 'Typed before the crash' in titles(path).values())
    assert list(titles(path).values()).count('Typed before the crash') == 2, titles(path)
    desktop.wait_for('the journal to go', lambda: not journals(desk))
    desktop.wait_for('the banner to go', lambda: not accessibility.is_shown(desk, 'Recovered: '))


def later_and_discard(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Not wanted')
    kill(desk)

    start(desk)
    accessibility.press(desk, 'Later')
    assert journals(desk), 'it must be offered again'
    kill(desk)
    start(desk)
    accessibility.wait_for_text(desk, 'Recovered Changes')
    accessibility.press(desk, 'Discard')
    desktop.wait_for('the journal to go', lambda: not journals(desk))
    kill(desk)
    start(desk, path)
    time.sleep(1.0)
    assert not accessibility.is_shown(desk, 'Recovered Changes'), 'there is nothing left to offer'


def closing_without_saving_is_final(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Given up')
    desktop.wait_for('the journal', lambda: journals(desk))
    desk.activate('close')
    accessibility.press(desk, 'Discard')
    desktop.wait_for('the journal to go', lambda: not journals(desk))
    assert titles(path)['card0001'] == 'Base'


def follows_the_file(desk):
    path = write_map(desk)
    start(desk, path)
    change(path, card0002='Theirs')
    accessibility.wait_for_text(desk, 'has been read again')
    rename('Mine')
    save(desk, path, {'card0001': 'Mine', 'card0002': 'Theirs'})


def reloads(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Mine')
    change(path, card0001='Theirs')
    accessibility.wait_for_text(desk, 'was changed by somebody else.')
    accessibility.press(desk, 'Reload')
    accessibility.wait_for_text(desk, 'one undo away')
    keys('ctrl+z')
    save(desk, path, {'card0001': 'Mine', 'card0002': 'Second'})


def keeps(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Mine')
    change(path, card0001='Theirs', card0002='Theirs too')
    accessibility.press(desk, 'Keep Mine')
    desktop.wait_for('the banner to go',
                     lambda: not accessibility.is_shown(desk, 'was changed by somebody else'))
    save(desk, path, {'card0001': 'Mine', 'card0002': 'Second'})


def asks_before_it_writes_over(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Mine')
    change(path, card0001='Theirs')
    desk.activate('save')
    accessibility.wait_for_text(desk, 'Save Over the Changes of Others?')
    accessibility.press(desk, 'Cancel')
    time.sleep(0.5)
    assert titles(path)['card0001'] == 'Theirs', 'nothing was written'
    desk.activate('save')
    accessibility.press(desk, 'Save Anyway')
    desktop.wait_for('the file', lambda: titles(path)['card0001'] == 'Mine')


def merges(desk):
    path = write_map(desk)
    start(desk, path)
    rename('Mine')
    change(path, card0001='Theirs', card0002='Theirs alone')
    accessibility.press(desk, 'Merge…')
    accessibility.wait_for_text(desk, 'Before: Base')
    assert accessibility.is_shown(desk, 'Theirs: Theirs')
    accessibility.press(desk, 'All Theirs')
    accessibility.press(desk, 'Merge')
    accessibility.wait_for_text(desk, 'Merged with the file')
    save(desk, path, {'card0001': 'Theirs', 'card0002': 'Theirs alone'})
    keys('ctrl+z')
    save(desk, path, {'card0001': 'Mine', 'card0002': 'Second'})


def tells_of_a_file_that_is_gone(desk):
    path = write_map(desk)
    start(desk, path)
    os.remove(path)
    accessibility.wait_for_text(desk, 'was moved or deleted')
    accessibility.press(desk, 'Save')
    desktop.wait_for('the file', lambda: os.path.exists(path))
    assert titles(path) == {'card0001': 'Base', 'card0002': 'Second'}


desktop.run({
    'what was done comes back after a kill': comes_back_after_a_kill,
    'later means later, and discarded is gone': later_and_discard,
    'closing without saving leaves nothing to recover': closing_without_saving_is_final,
    'an unchanged map follows its file': follows_the_file,
    'the version of the file can be taken': reloads,
    'the own version can be kept': keeps,
    'saving over the changes of others is asked': asks_before_it_writes_over,
    'two versions become one': merges,
    'a file that is gone is told and saved anew': tells_of_a_file_that_is_gone,
})
