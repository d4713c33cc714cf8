#!/usr/bin/env python3
"""A team plans how things shall be: copies its map, changes the copy, compares both and takes the
picture of the comparison along."""

import json
import time

import desktop


def read(path):
    try:
        with open(path, encoding='utf-8') as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def compares_a_copy_with_its_map(desk):
    desktop.need('xdotool', 'openbox')
    as_is = desk.copy_sample('bank-account-opening.sojourn')
    to_be, picture = desk.path('to-be.sojourn'), desk.path('compared.pdf')
    desk.start(as_is)
    time.sleep(1.5)

    desk.activate('make-to-be')
    time.sleep(1.0)
    windows = desk.windows()
    desk.keys('ctrl+s')
    desk.choose_file(to_be, windows)
    copy = desktop.wait_for('the copy', lambda: read(to_be))
    assert copy['state'] == 'to-be' and copy['title'].endswith('to-be'), copy['title']

    desk.activate('compare')
    windows = desk.windows()
    time.sleep(1.0)
    desk.keys('Return')
    desktop.wait_for('the comparison', lambda: desk.windows() != windows)
    time.sleep(1.5)
    desk.keys('alt+Down')
    windows = desk.windows()
    desk.keys('ctrl+e')
    desk.choose_file(picture, windows)
    desktop.wait_for('the picture', lambda: is_whole(picture))


def is_whole(path):
    try:
        with open(path, 'rb') as file:
            content = file.read()
    except OSError:
        return False
    return content.startswith(b'%PDF') and content.rstrip().endswith(b'%%EOF')


desktop.run({'a copy is compared with its map': compares_a_copy_with_its_map})
