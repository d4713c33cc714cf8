#!/usr/bin/env python3
"""The map as somebody meets it who cannot see it: through AT-SPI and with the keyboard."""

import json
import time

import desktop


def load_pyatspi():
    try:
        import pyatspi
    except ImportError as error:
        raise desktop.Skip('pyatspi is not installed here') from error
    return pyatspi


def find(node, matches, depth=0):
    """The first accessible below `node` that matches, breadth last."""
    if depth > 30:
        return None
    for child in node:
        if child is None:
            continue
        if matches(child):
            return child
        found = find(child, matches, depth + 1)
        if found is not None:
            return found
    return None


def find_program(pyatspi, desk):
    def search():
        return next((child for child in pyatspi.Registry.getDesktop(0)
                     if child is not None and child.get_process_id() == desk.program.pid), None)
    return desktop.wait_for('the program on the accessibility bus', search)


def find_map(pyatspi, desk):
    program = find_program(pyatspi, desk)
    return desktop.wait_for('the map', lambda: find(
        program, lambda node: node.name == 'Journey map: Opening a current account'))


def read_items(pyatspi, desk):
    tree = find_map(pyatspi, desk)[0]
    return {child.name: child for child in tree}


def every_card_has_a_name(desk):
    pyatspi = load_pyatspi()
    path = desk.copy_sample('bank-account-opening.sojourn')
    desk.start(path)
    with open(path, encoding='utf-8') as source:
        document = json.load(source)
    items = desktop.wait_for('the items', lambda: read_items(pyatspi, desk))
    for card in document['cards']:
        assert any(card['title'] in name for name in items), f'nobody hears of “{card["title"]}”'
    for stage in document['stages']:
        assert items[stage['title']].getRole() == pyatspi.ROLE_HEADING, stage['title']
    points = [name for name in items if 'n = ' in name or 'n ' in (items[name].description or '')]
    assert points, 'no point of a curve can be read'


def tab_selects_and_moves_the_focus(desk):
    desktop.need('xdotool')
    pyatspi = load_pyatspi()
    desk.start(desk.copy_sample('bank-account-opening.sojourn'))
    items = desktop.wait_for('the items', lambda: read_items(pyatspi, desk))
    time.sleep(0.5)
    desk.keys('Tab')

    def selected():
        return [name for name, item in items.items()
                if item.getState().contains(pyatspi.STATE_FOCUSED)]
    first = desktop.wait_for('a focused card', selected)
    desk.keys('Tab')
    desktop.wait_for('the next card', lambda: selected() and selected() != first)


desktop.run({
    'every card, stage and point has a name': every_card_has_a_name,
    'Tab goes from card to card': tab_selects_and_moves_the_focus,
})
