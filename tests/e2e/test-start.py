#!/usr/bin/env python3
"""A new map from each template, by keyboard alone: chosen, named, begun, saved."""

import json
import subprocess
import time

import desktop

TEMPLATES = [
    ('Funnel', 5), ('Customer lifecycle', 5), ('Decision', 4), ('Loyalty', 5), ('Before', 3), ('Service', 5),
    ('Business', 7), ('Employee', 5), ('Patient', 6), ('Blank', 1),
]
IN_A_LINE = 5


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)
    time.sleep(0.3)


def begin_map(desk, position, title):
    if position > 0:
        desk.keys('ctrl+n')
        time.sleep(1.2)
        # Past the lines of maps that were saved before.
        desk.keys(*['Down'] * -(-position // IN_A_LINE), *['Right'] * position)
    desk.keys('Return')
    desktop.wait_for('the map', lambda: desk.is_enabled('save'))
    time.sleep(1.0)
    type_text(title)
    desk.keys('Return')
    type_text('Hears of it')
    desk.keys('Escape' if position % 2 else 'Return')


def makes_a_map_from_each_template(desk):
    desktop.need('xdotool')
    desk.start()
    time.sleep(2.0)
    for position, (title, n_stages) in enumerate(TEMPLATES):
        begin_map(desk, position, title)
        time.sleep(0.3)
        path = desk.path(f'{position}.sojourn')
        windows = desk.windows()
        desk.keys('ctrl+s')
        desk.choose_file(path, windows)
        check_map(path, title, n_stages, has_card=position % 2 == 0)


def check_map(path, title, n_stages, has_card):
    def read():
        try:
            with open(path, encoding='utf-8') as file:
                return json.load(file)
        except (OSError, ValueError):
            return None
    saved = desktop.wait_for(path, read)
    assert saved['title'] == title, saved['title']
    assert len(saved['stages']) == n_stages, f'{title}: {len(saved["stages"])} stages'
    cards = [card['title'] for card in saved.get('cards', [])]
    # Escape takes back what was typed.
    assert cards == (['Hears of it'] if has_card else []), f'{title}: {cards}'
    if cards:
        assert saved['cards'][0]['step'] == saved['steps'][0]['id']


desktop.run({'each template makes a map': makes_a_map_from_each_template})
