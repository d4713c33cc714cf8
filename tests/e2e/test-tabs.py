#!/usr/bin/env python3
"""Several maps in one window: each is edited, saved and closed by itself, without a pointer."""

import json
import os
import subprocess
import time

import desktop


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], capture_output=True, text=True,
                          check=True).stdout.strip()


def write(text):
    xdotool('type', '--delay', 30, text)
    time.sleep(0.3)


def create_map(desk, name, title):
    path = desk.path(name)
    with open(path, 'w', encoding='utf-8') as target:
        json.dump({'format': 'sojourn', 'version': 1, 'id': title.lower().ljust(8, 'x'),
                   'title': title}, target)
    return path


def read_stages(path):
    with open(path, encoding='utf-8') as source:
        return [stage.get('title') for stage in json.load(source).get('stages', [])]


def title(desk):
    windows = desk.windows()
    return xdotool('getwindowname', windows[-1]) if windows else ''


def wait_for_title(desk, expected):
    desktop.wait_for(f'the title “{expected}”', lambda: title(desk) == expected)


def run_command(desk, words):
    """By the palette, as somebody does who has forgotten the key."""
    desk.keys('ctrl+k')
    time.sleep(1.0)
    write(words)
    desk.keys('Return')
    time.sleep(1.0)


def add_stage(desk, name):
    run_command(desk, 'stage add')
    write(name)
    desk.keys('ctrl+Return')
    time.sleep(0.5)


def start_with_two_maps(desk):
    desktop.need('xdotool', 'openbox')
    first = create_map(desk, 'first.sojourn', 'First')
    second = create_map(desk, 'second.sojourn', 'Second')
    desk.start(first, second)
    wait_for_title(desk, 'Second')
    desk.bring_to_front(desk.windows)
    time.sleep(0.5)
    return first, second


def edits_each_map_in_its_tab(desk):
    first, second = start_with_two_maps(desk)
    add_stage(desk, 'Later')
    desk.keys('ctrl+Page_Up')
    wait_for_title(desk, 'First')
    add_stage(desk, 'Sooner')
    desk.keys('ctrl+s')
    desktop.wait_for('the first map', lambda: read_stages(first) == ['Sooner'])
    assert read_stages(second) == [], 'only the map in front is saved'

    desk.keys('ctrl+Tab')
    wait_for_title(desk, 'Second')
    desk.keys('ctrl+s')
    desktop.wait_for('the second map', lambda: read_stages(second) == ['Later'])


def closes_tab_by_tab(desk):
    first, second = start_with_two_maps(desk)
    add_stage(desk, 'Kept')
    windows = desk.windows()
    desk.keys('ctrl+w')
    desk.wait_window('the question', windows)
    time.sleep(0.5)
    desk.keys('Return')
    wait_for_title(desk, 'First')
    assert read_stages(second) == ['Kept']

    desk.keys('ctrl+w')
    desktop.wait_for('the page to start from', lambda: not desk.is_enabled('save'))
    desk.keys('ctrl+w')
    desktop.wait_for('the end of the program', lambda: desk.program.poll() is not None)
    assert read_stages(first) == []


def opens_a_file_once(desk):
    first, _ = start_with_two_maps(desk)
    link = desk.path('link.sojourn')
    os.symlink(first, link)
    for path in (first, link):
        desk.keys('ctrl+Page_Down')
        wait_for_title(desk, 'Second')
        subprocess.run([os.environ['SJ_PROGRAM'], path], check=True, timeout=30,
                       env=dict(os.environ, XDG_CONFIG_HOME=desk.path('config')))
        wait_for_title(desk, 'First')
    desk.keys('ctrl+w')
    wait_for_title(desk, 'Second')
    assert not desk.is_enabled('close-other-tabs'), 'there was a third tab'


def shows_one_map_in_two_windows(desk):
    first, _ = start_with_two_maps(desk)
    desk.keys('ctrl+Page_Up')
    wait_for_title(desk, 'First')
    run_command(desk, 'new window for this')
    desktop.wait_for('the second window', lambda: len(desk.windows()) == 2)
    time.sleep(1.0)
    add_stage(desk, 'Seen twice')
    desk.keys('ctrl+shift+w')
    desktop.wait_for('one window, without a question', lambda: len(desk.windows()) == 1)
    desk.activate('save')
    desktop.wait_for('the map', lambda: read_stages(first) == ['Seen twice'])


desktop.run({
    'each map is edited and saved in its tab': edits_each_map_in_its_tab,
    'tabs close one by one, and ask for what is not saved': closes_tab_by_tab,
    'a file that is open is not opened again': opens_a_file_once,
    'two windows show one map': shows_one_map_in_two_windows,
})
