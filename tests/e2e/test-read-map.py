#!/usr/bin/env python3
"""Reads whole maps as a screen reader does, and prints what it has heard as an outline.

The outline equals the exported one, so nothing that the map says is told by the picture alone.
"""

import os
import re
import shutil
import subprocess

import desktop
import hands
import screen

SEVERITY = re.compile(r', severity \d of 5$')
PLACE = re.compile(r', (\d+ of \d+)(?=$|, )')
OUTLINE = 'Outline of the map'


class Listener:
    """What is said of each thing on the map, sorted by what it is."""

    def __init__(self, reader):
        self.reader = reader
        self.known = reader.read()
        tree = next(item for item in self.known.values() if item.role == 'list' and
                    item.parent in self.known and self.known[item.parent].name.startswith(hands.MAP))
        self.items = self.below(tree)
        assert tree.name, 'the list of things on the map has no name'
        self.headings = [item for item in self.items if item.role == 'heading']
        self.stages = [item for item in self.headings if item.description.startswith('stage ')]
        self.stage_titles = [stage.name for stage in self.stages]
        self.steps = [item for item in self.headings if item.description in self.stage_titles]
        places = self.stages + self.steps + self.headings[:1]
        self.lanes = [item for item in self.headings if item not in places]

    def below(self, parent):
        return sorted((item for item in self.known.values() if item.parent == parent.path),
                      key=lambda item: item.index)

    def personas(self):
        rows = next(item for item in self.known.values() if item.name == OUTLINE)
        names = [panel.name for row in self.below(rows) for panel in self.below(row)]
        after = names[names.index('Personas') + 1:]
        return after[:after.index('Checks')]

    def find_place(self, item):
        """The lane and the step of a card, and the text before them, as its description tells."""
        for lane in self.lanes:
            for step in self.steps:
                end = f'{lane.name}, {step.name}'
                place = re.search(r'(?:^|\. )' + re.escape(end) + r'(?=$|, )', item.description)
                if place is not None:
                    return lane, step, item.description[:place.start()], \
                        PLACE.search(item.description[place.end():])
        return None

    def tell_cards(self, step):
        cards = []
        for item in self.items:
            place = self.find_place(item) if item.role == 'list item' else None
            if place is None or place[1] is not step:
                continue
            lane, _step, text, nth = place
            assert screen.has_state(item, 'selectable'), f'“{item.name}” cannot be selected'
            name = SEVERITY.sub('', item.name)
            words = f'{name} – {text}' if text else name
            cards.append((self.lanes.index(lane), int(nth.group(1).split()[0]) if nth else 1,
                          f'    {lane.name}: {words}'))
        return [line for _row, _place, line in sorted(cards)]

    def tell_stage(self, stage):
        optional = ' (optional)' if 'optional' in stage.description else ''
        lines = [stage.name + optional]
        for step in self.steps:
            if step.description == stage.name:
                lines += [f'  {step.name}', *self.tell_cards(step)]
        return lines

    def tell_curves(self):
        curves = {}
        for item in self.items:
            if item.role == 'list item' and 'valence ' in item.description:
                title, words = item.description.split(': ', 1)
                curves.setdefault(title, []).append(f'  {item.name}: {words}')
        return curves

    def tell(self):
        """The outline, and the curves apart: in which order they lie over each other says nothing."""
        title = self.headings[0]
        lines = [title.name, title.description, '']
        lines += [f'Persona: {name}' for name in self.personas()]
        for stage in self.stages:
            lines += self.tell_stage(stage)
        curves = [[f'Emotion: {title}', *points] for title, points in self.tell_curves().items()]
        for curve in sorted(curves):
            lines += curve
        return lines


def sort_curves(text):
    """The exported outline with its curves by name."""
    head, *curves = re.split(r'^(?=Emotion: )', text, flags=re.M)
    return head.split('\n')[:-1] + [line for curve in sorted(curve.split('\n')[:-1]
                                                            for curve in curves) for line in curve]


def open_personas(desk, reader):
    """In the outline beside the map the personas are folded away."""
    hands.press('shift+F6')
    desktop.wait_for('the outline', lambda: reader.focused()[0] != '', timeout=10)
    # Above its rows the outline has buttons.
    while reader.focused()[0] != 'Stages':
        before = reader.focus
        hands.press('Tab')
        desktop.wait_for('the focus to go on', lambda: reader.focused()[0] and
                         reader.focus != before, timeout=10)
    hands.press('End', 'Up', 'shift+Right', 'Down')
    reader.wait_focus('Anna', timeout=10)


def read_map(desk, path):
    desktop.need('xdotool', 'openbox')
    desk.start(path)
    reader = desk.screen = screen.Screen(desk)
    open_personas(desk, reader)
    told = Listener(reader).tell()
    outline = desk.path('outline.txt')
    subprocess.run([os.environ['SJ_CLI'], 'export', path, '-o', outline], check=True)
    with open(outline, encoding='utf-8') as source:
        exported = sort_curves(source.read())
    print('\n'.join(told))
    for heard, written in zip(told, exported):
        assert heard == written, f'heard “{heard}”, but written is “{written}”'
    assert len(told) == len(exported), f'{len(told)} lines heard, {len(exported)} written'


def read_golden(desk):
    golden = os.path.join(os.environ['SJ_SOURCE_ROOT'], 'tests', 'golden', 'mockup-map.sojourn')
    read_map(desk, shutil.copy(golden, desk.folder))


def read_sample(desk):
    read_map(desk, desk.copy_sample('bank-account-opening.sojourn'))


def selection_is_told(desk):
    desktop.need('xdotool', 'openbox')
    desk.start(desk.copy_sample('bank-account-opening.sojourn'))
    reader = desk.screen = screen.Screen(desk)
    hands.press('Tab')
    desktop.wait_for('a card', lambda: reader.focused()[1] == 'list item', timeout=10)
    name = reader.focused()[0]

    def selected():
        return [item.name for item in reader.read().values()
                if item.role == 'list item' and item.name and screen.has_state(item, 'selected')]
    desktop.wait_for(f'“{name}” to be selected', lambda: selected() == [name], timeout=10)


desktop.run({
    'the map that is built in the window is read as it is exported': read_golden,
    'so is a larger one': read_sample,
    'what is selected is told': selection_is_told,
})
