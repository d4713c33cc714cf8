#!/usr/bin/env python3
"""Copies and pastes between Sojourn and other programs, and between two Sojourns that know nothing of
each other: each has a session bus of its own."""

import json
import os
import signal
import subprocess
import time

import desktop

FRAGMENT = 'application/vnd.sojourn.fragment+json'
MAP = {
    'format': 'sojourn', 'version': 1, 'id': 'aaaaaaaa', 'title': 'From',
    'stages': [{'id': 'stage001', 'title': 'Stage'}],
    'steps': [{'id': f'step000{i}', 'title': f'Step {i}', 'stage': 'stage001'} for i in range(3)],
    'lanes': [{'id': 'lane0001', 'kind': 'actions', 'title': 'Doing'},
              {'id': 'lane0002', 'kind': 'thoughts', 'title': 'Thinking'}],
    'cards': [{'id': 'card0001', 'title': 'Asks a friend', 'step': 'step0000', 'lane': 'lane0001'},
              {'id': 'card0002', 'title': 'Is it dear?', 'step': 'step0001', 'lane': 'lane0002'}],
}


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout


def keys(*names):
    xdotool('key', '--delay', 60, *names)
    time.sleep(0.4)


def write_map(desk, name, **changes):
    path = desk.path(name)
    with open(path, 'w', encoding='utf-8') as target:
        json.dump(dict(MAP, **changes), target)
    return path


def start(desk, path):
    desktop.need('xdotool', 'openbox')
    desk.start(path)
    for panel in ('show-outline', 'show-inspector'):
        desk.activate(panel)
    time.sleep(0.5)


def offered():
    done = subprocess.run(['xclip', '-selection', 'clipboard', '-o', '-t', 'TARGETS'], check=False,
                          capture_output=True, text=True)
    return done.stdout.split()


def clipboard(target):
    return subprocess.run(['xclip', '-selection', 'clipboard', '-o', '-t', target], check=True,
                          capture_output=True, timeout=20).stdout


def offer(data, target='UTF8_STRING'):
    """xclip stays in the background and answers."""
    subprocess.run(['xclip', '-selection', 'clipboard', '-i', '-t', target], check=True, input=data,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
    time.sleep(0.3)


def saved(desk, path, wanted):
    """The cards of the saved file as title, title of the step, title of the lane."""
    def read():
        desk.activate('save')
        time.sleep(0.3)
        with open(path, encoding='utf-8') as source:
            document = json.load(source)
        names = {element['id']: element.get('title', '')
                 for kind in ('steps', 'lanes') for element in document.get(kind, [])}
        return sorted((card.get('title', ''), names[card['step']], names[card['lane']])
                      for card in document.get('cards', []))
    cards = []

    def matches():
        cards[:] = read()
        return cards == sorted(wanted)
    try:
        desktop.wait_for('the cards', matches, timeout=10)
    except AssertionError as reason:
        raise AssertionError(f'{cards} and not {sorted(wanted)}') from reason


OWN = [('Asks a friend', 'Step 0', 'Doing'), ('Is it dear?', 'Step 1', 'Thinking')]


def copied_to_other_programs(desk):
    desktop.need('xclip')
    path = write_map(desk, 'map.sojourn')
    start(desk, path)
    keys('Tab', 'ctrl+a', 'ctrl+c')
    desktop.wait_for('the clipboard', lambda: FRAGMENT in offered(), timeout=10)
    assert 'image/png' in offered() and 'UTF8_STRING' in offered(), offered()
    text = clipboard('UTF8_STRING').decode('utf-8')
    assert text == ('Stage\n  Step 0\n    Doing: Asks a friend\n  Step 1\n'
                    '    Thinking: Is it dear?\n'), text
    picture = clipboard('image/png')
    assert picture.startswith(b'\x89PNG') and len(picture) > 2000, len(picture)
    assert json.loads(clipboard(FRAGMENT))['format'] == 'sojourn'
    saved(desk, path, OWN)


def pasted_from_other_programs(desk):
    desktop.need('xclip')
    path = write_map(desk, 'map.sojourn')
    start(desk, path)
    keys('Tab', 'Right')  # the empty cell beside the first card
    offer('Compares\tBuys\nTrusts them\t\n'.encode())
    keys('ctrl+v')
    wanted = OWN + [('Compares', 'Step 1', 'Doing'), ('Buys', 'Step 2', 'Doing'),
                    ('Trusts them', 'Step 1', 'Thinking')]
    saved(desk, path, wanted)
    keys('ctrl+z')
    saved(desk, path, OWN)

    # While a text is typed, what is pasted is text.
    keys('ctrl+Home', 'Escape', 'Tab', 'F2', 'End')
    offer(' twice'.encode())
    keys('ctrl+v')
    keys('ctrl+Return')
    saved(desk, path, [('Asks a friend twice', 'Step 0', 'Doing'), OWN[1]])


def pasted_into_another_process(desk):
    """Two programs on one display, each on a bus of its own."""
    source = write_map(desk, 'from.sojourn')
    target = write_map(desk, 'to.sojourn', id='bbbbbbbb', title='To', cards=[],
                       lanes=[{'id': 'lane1001', 'kind': 'channel', 'title': 'Shop'},
                              {'id': 'lane1002', 'kind': 'pain-points', 'title': 'Pain'}])
    start(desk, target)
    other = subprocess.Popen(['dbus-run-session', '--', os.environ['SJ_PROGRAM'], source],
                             env=dict(os.environ, XDG_CONFIG_HOME=desk.path('config2'),
                                      XDG_DATA_HOME=desk.path('data2')),
                             stderr=subprocess.PIPE, start_new_session=True)
    try:
        found = desktop.wait_for('the other window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', '^From$'], capture_output=True, text=True,
            check=False).stdout.split())
        time.sleep(1.5)
        xdotool('windowactivate', '--sync', found[-1])
        time.sleep(0.5)
        keys('Tab', 'ctrl+a', 'ctrl+c')
        xdotool('windowactivate', '--sync', desk.windows()[-1])
        time.sleep(0.5)
        keys('Tab', 'ctrl+v')
        saved(desk, target, [('Asks a friend', 'Step 0', 'Shop'), ('Is it dear?', 'Step 1', 'Pain')])
    finally:
        os.killpg(other.pid, signal.SIGTERM)
        _, errors = other.communicate(timeout=20)
    lines = [line for line in errors.decode('utf-8', 'replace').split('\n')
             if desktop.WARNING.search(line)]
    assert not lines, lines


desktop.run({
    'copied to other programs': copied_to_other_programs,
    'pasted from other programs': pasted_from_other_programs,
    'pasted into another process': pasted_into_another_process,
})
