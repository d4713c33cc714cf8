#!/usr/bin/env python3
"""Builds the same small map from an empty one twice, with the pointer and with the keyboard alone.

Both saved files equal tests/golden/built-map.sojourn but for the ids.
"""

import json
import os
import subprocess
import time

import accessibility
import desktop

EMPTY = {'format': 'sojourn', 'version': 1, 'id': 'aaaaaaaa', 'title': 'Empty'}
GOLDEN = os.path.join(os.environ['SJ_SOURCE_ROOT'], 'tests', 'golden', 'built-map.sojourn')
KINDS = ['channel', 'touchpoints', 'storyboard', 'actions', 'goals', 'thoughts', 'emotion',
         'intensity', 'pain-points']


def xdotool(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True)


def write(text):
    xdotool('type', '--delay', '30', text)
    time.sleep(0.2)


def without_ids(path):
    """The map with each id replaced by the order in which it first occurs."""
    with open(path, encoding='utf-8') as source:
        document = json.load(source)
    known = {}

    def collect(node):
        if isinstance(node, dict):
            if 'id' in node:
                known.setdefault(node['id'], f'id{len(known)}')
            for child in node.values():
                collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    def replace(node):
        if isinstance(node, dict):
            return {name: replace(child) for name, child in node.items()}
        if isinstance(node, list):
            return [replace(child) for child in node]
        return known.get(node, node) if isinstance(node, str) else node

    collect(document)
    return replace(document)


def start_empty(desk):
    desktop.need('xdotool', 'openbox')
    path = desk.path('empty.sojourn')
    with open(path, 'w', encoding='utf-8') as target:
        json.dump(EMPTY, target)
    desk.start(path)
    window = desk.windows()[-1]
    xdotool('windowmove', '--sync', window, 0, 0)
    xdotool('windowsize', window, 1240, 860)
    time.sleep(0.5)
    for panel in ('show-outline', 'show-inspector'):
        desk.activate(panel)
    desk.activate('zoom-original')
    time.sleep(0.5)
    return path


def check_saved(desk, path):
    desk.activate('save')
    desktop.wait_for('the file', lambda: 'cards' in without_ids(path))
    desktop.wait_for('everything to be saved', lambda: without_ids(path) == without_ids(GOLDEN)
                     or time.sleep(0.5), timeout=10)


def choose_kind(kind, rows_before=0):
    """In the menu of kinds of lanes, with the focus on its first row."""
    time.sleep(0.5)
    xdotool('key', '--delay', '60', *['Down'] * (KINDS.index(kind) + rows_before), 'Return')
    time.sleep(0.5)


# With the pointer

class Pointer:
    """Clicks and drags on what the accessibility bus says is there."""

    def __init__(self, desk):
        self.reader = accessibility.Reader(desk, 'Journey map: Empty')

    def place(self, name):
        return self.reader.place(name)

    @staticmethod
    def click(x, y, times=1):
        xdotool('mousemove', int(x), int(y))
        time.sleep(0.15)
        xdotool('click', '--repeat', times, '--delay', 60, 1)
        time.sleep(0.3)

    @staticmethod
    def drag(from_x, from_y, to_x, to_y):
        xdotool('mousemove', int(from_x), int(from_y), 'mousedown', 1)
        for share in (0.2, 0.5, 0.8, 1.0):
            time.sleep(0.1)
            xdotool('mousemove', int(from_x + share * (to_x - from_x)),
                    int(from_y + share * (to_y - from_y)))
        time.sleep(0.2)
        xdotool('mouseup', 1)
        time.sleep(0.4)

    def rename(self, name, title):
        place = self.place(name)
        self.click(place.x + place.width / 2, place.y + place.height / 2, times=2)
        self.finish(title)

    @staticmethod
    def finish(text):
        write(text)
        xdotool('key', 'ctrl+Return')
        time.sleep(0.4)

    def add_step(self, after, title):
        place = self.place(after)
        self.click(place.x + place.width + 8, place.y)
        self.finish(title)

    def add_stage(self, after, last_step, title):
        step = self.place(last_step)
        stage = self.place(after)
        self.click(step.x + step.width + 8, stage.y + 19)
        self.finish(title)

    def add_lane(self, above, kind, title):
        place = self.place(above)
        self.click(place.x + 75, place.y + place.height + 3)
        choose_kind(kind)
        self.finish(title)

    def in_cell(self, step, lane):
        step, lane = self.place(step), self.place(lane)
        return step.x + step.width / 2, lane.y + lane.height / 2

    def add_card(self, step, lane, title):
        self.click(*self.in_cell(step, lane), times=2)
        self.finish(title)

    def link(self, source, target):
        source, target = self.place(source), self.place(target)
        self.drag(source.x + source.width + 8, source.y + source.height / 2,
                  target.x + target.width / 2, target.y + target.height / 2)
        xdotool('key', 'Escape')  # the menu of kinds: it stays the ordinary one
        time.sleep(0.4)

    def valence(self, step, lane, value):
        x, _ = self.in_cell(step, lane)
        lane = self.place(lane)
        top, bottom = lane.y + 18, lane.y + lane.height - 38
        return x, top + (1 - value) / 2 * (bottom - top)


def build_with_the_pointer(desk):
    path = start_empty(desk)
    hand = Pointer(desk)
    head = hand.place('Empty')
    stages = head.y + head.height
    hand.click(head.x + 210, stages + 19)
    hand.finish('Before')
    hand.rename('New step', 'Searches')
    hand.add_step('Searches', 'Compares')
    hand.add_stage('Before', 'Compares', 'After')
    hand.rename('New step', 'Uses')

    head, step = hand.place('Empty'), hand.place('Searches')
    hand.click(head.x + 75, step.y + step.height + 31)
    choose_kind('channel')
    hand.finish('Web')
    hand.add_lane('Web', 'channel', 'Shop')
    hand.add_lane('Shop', 'emotion', 'Feels')
    hand.add_lane('Feels', 'pain-points', 'Pains')

    hand.add_card('Searches', 'Web', 'Search result')
    hand.rename('Search result', 'Search result')
    xdotool('key', 'shift+Return')
    hand.finish('first page')
    hand.add_card('Compares', 'Web', 'Product page')
    card = hand.place('Product page')
    x, _ = hand.in_cell('Uses', 'Web')
    hand.drag(card.x + card.width - 2, card.y + 10, x, card.y + 10)
    hand.add_card('Searches', 'Shop', 'Pick-up')
    card = hand.place('Pick-up')
    hand.drag(card.x + 30, card.y + 12, *hand.in_cell('Uses', 'Shop'))
    hand.add_card('Compares', 'Pains', 'Too many fields')

    hand.link('Search result', 'Product page')
    hand.link('Product page', 'Pick-up')

    hand.click(*hand.valence('Searches', 'Feels', 0.3), times=2)
    hand.click(*hand.valence('Compares', 'Feels', -0.4), times=2)
    hand.click(*hand.valence('Uses', 'Feels', 0.5), times=2)
    hand.drag(*hand.valence('Uses', 'Feels', 0.5), *hand.valence('Uses', 'Feels', 0.7))
    check_saved(desk, path)


# With the keyboard

def press(*keys):
    xdotool('key', '--delay', '60', *keys)
    time.sleep(0.25)


def add_lane_with_keys(kind, title):
    press('Menu')
    time.sleep(0.5)
    press('l')
    choose_kind(kind, rows_before=1)  # the way back to the menu
    write(title)
    press('ctrl+Return')


def build_with_the_keyboard(desk):
    path = start_empty(desk)
    press('ctrl+shift+t')
    write('Before')
    press('Return')
    write('Searches')
    press('ctrl+Return', 'ctrl+shift+p')
    write('Compares')
    press('ctrl+Return', 'ctrl+shift+t')
    write('After')
    press('Return')
    write('Uses')
    press('ctrl+Return', 'ctrl+shift+l')
    write('Web')
    press('ctrl+Return', 'ctrl+shift+l')
    write('Shop')
    press('ctrl+Return')
    for kind, title in (('emotion', 'Feels'), ('pain-points', 'Pains')):
        add_lane_with_keys(kind, title)

    press('Up', 'Up', 'Up', 'Right')
    write('Search result')
    press('shift+Return')
    write('first page')
    press('ctrl+Return', 'Right')
    write('Product page')
    press('ctrl+Return', 'ctrl+shift+Right', 'Down')
    write('Pick-up')
    press('ctrl+Return', 'ctrl+Right')
    press('Down', 'Down', 'Left')
    write('Too many fields')
    press('ctrl+Return')

    press('Escape', 'Tab', 'shift+Right', 'ctrl+l')
    press('Escape', 'Tab', 'Tab', 'shift+Down', 'shift+Right', 'ctrl+l')

    press('Escape', 'Tab', 'Left', 'Down', 'Down', 'Right')
    press('Return', 'Up', 'Up', 'Up', 'Right')
    press('Return', 'Down', 'Down', 'Down', 'Down', 'Right')
    press('Return', *['Up'] * 7)
    check_saved(desk, path)


desktop.run({
    'a map is built with the pointer': build_with_the_pointer,
    'the same map is built with the keyboard alone': build_with_the_keyboard,
})
