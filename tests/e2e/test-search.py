#!/usr/bin/env python3
"""Finding, replacing and filtering with the keyboard alone, down to what is saved."""

import json
import subprocess
import time

import accessibility
import desktop

SAMPLE = 'click-and-collect.sojourn'
MAP = 'Journey map: Ordering online, collecting in the store'


def write(text):
    subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)
    time.sleep(1.0)


def read(path):
    with open(path, encoding='utf-8') as source:
        return source.read()


def save(desk, path):
    """Saves what was changed, and gives what the file says then."""
    before = read(path)
    desk.keys('ctrl+s')
    desktop.wait_for('another file', lambda: read(path) != before)
    return read(path)


def selected(reader):
    states = reader.atspi
    return [item.name for item in reader.items()
            if item is not None and item.getState().contains(states.STATE_SELECTED)]


def finds_one_after_the_other(desk):
    desktop.need('xdotool')
    reader = accessibility.Reader(desk, MAP)
    desk.start(desk.copy_sample(SAMPLE))
    desktop.wait_for('the map', reader.items)
    desk.keys('ctrl+f')
    time.sleep(0.5)
    write('building it')
    desktop.wait_for('the card to be selected', lambda: selected(reader) == ['Building it'])
    desk.keys('ctrl+a')
    write('stock')
    first = desktop.wait_for('another card', lambda: selected(reader) != ['Building it'] and
                             selected(reader))
    seen = {first[0]}
    for _ in range(8):
        desk.keys('ctrl+g')
        time.sleep(0.4)
        seen.update(selected(reader))
    assert len(seen) > 2, f'it stays at {seen}'
    last = selected(reader)
    desk.keys('Escape')
    time.sleep(0.5)
    assert selected(reader) == last, 'closing the bar takes the selection away'


def replaces_all_in_one_step(desk):
    desktop.need('xdotool')
    path = desk.copy_sample(SAMPLE)
    before = read(path)
    assert before.count('queue') > 3 and 'waiting line' not in before
    desk.start(path)
    desk.keys('ctrl+h')
    time.sleep(0.5)
    write('queue')
    desk.keys('Tab')
    write('waiting line')
    desk.keys('ctrl+Return')
    desktop.wait_for('the edit', lambda: desk.is_enabled('undo'))
    # The toast takes back what was done to the map, and not what was typed last.
    desk.activate('undo-edit')
    desktop.wait_for('the undo', lambda: not desk.is_enabled('undo'))
    desk.keys('ctrl+Return')
    desktop.wait_for('the edit once more', lambda: desk.is_enabled('undo'))
    desk.keys('Escape')
    after = save(desk, path)
    assert 'queue' not in after.lower(), 'a queue is left'
    assert after.count('waiting line') == before.lower().count('queue')
    assert [card['id'] for card in json.loads(after)['cards']] == \
           [card['id'] for card in json.loads(before)['cards']]
    desk.keys('ctrl+z')
    desktop.wait_for('the undo', lambda: not desk.is_enabled('undo'))
    assert save(desk, path) == before, 'one step back is not the map of before'


def filters_and_leaves_the_map_alone(desk):
    desktop.need('xdotool')
    reader = accessibility.Reader(desk, MAP)
    path = desk.copy_sample(SAMPLE)
    before = read(path)
    desk.start(path)
    desktop.wait_for('the map', reader.items)

    def left_out():
        return [item.name for item in reader.items()
                if item is not None and 'left out by the filter' in (item.description or '')]

    desk.keys('ctrl+shift+f')
    time.sleep(0.5)
    desk.keys('space')
    time.sleep(0.8)
    desk.keys('space', 'Escape')
    names = desktop.wait_for('cards to be left out', left_out)
    assert 'Checkout' in ' '.join(names), names
    assert not any('Stock check' in name for name in names), 'the card of the app is left out'
    desk.keys('ctrl+shift+f')
    desktop.wait_for('all cards to be back', lambda: not left_out())
    assert not desk.is_enabled('undo')
    assert read(path) == before


desktop.run({
    'words are found one after the other': finds_one_after_the_other,
    'a word is replaced everywhere, and put back in one step': replaces_all_in_one_step,
    'a filter says what it leaves out and changes nothing': filters_and_leaves_the_map_alone,
})
